package panal.cliente;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import panal.cliente.session.Credentials;
import panal.protocol.error.LocalFailure;
import panal.protocol.token.UserKey;

/** The users' keys of one home. */
record KeyRing(Path users) {
    private static final String SUFFIX = ".key";

    static KeyRing at(Path home) {
        return new KeyRing(home.resolve("users"));
    }

    Credentials credentials(Optional<String> wanted) throws LocalFailure {
        String user = wanted.orElseGet(() -> System.getenv().getOrDefault("PANAL_USER", ""));
        if (user.isBlank()) {
            List<String> here = names();
            user = here.size() == 1 ? here.get(0) : System.getProperty("user.name");
        }
        Path file = users.resolve(user + SUFFIX);
        try {
            return new Credentials(user, UserKey.decode(Files.readString(file)));
        } catch (IOException | IllegalArgumentException failure) {
            throw new LocalFailure(
                    "no key of user " + user + " at " + file
                            + "; copy it from where the cluster was first started, or paste an invitation: --join LINE",
                    failure);
        }
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(users)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
