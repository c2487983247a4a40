package panal.protocol.config;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.Optional;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;

/**
 * The directory that holds everything of this machine's part of a cluster.
 *
 * @param path absolute
 */
public record Home(Path path) {
    private static final String FLAG = "--home";
    static final String VARIABLE = "PANAL_HOME";

    public Home {
        path = path.toAbsolutePath().normalize();
    }

    /** {@code --home} among the arguments, else PANAL_HOME, else {@code data} in the checkout or the current directory. */
    public static Home find(String[] arguments, Map<String, String> environment) throws InvalidInput {
        Optional<String> flag = flagIn(arguments);
        String told = flag.isPresent() ? flag.get() : environment.getOrDefault(VARIABLE, "");
        if (flag.isEmpty() && told.isBlank()) {
            return new Home(checkout().orElse(Path.of("")).resolve("data"));
        }
        try {
            return new Home(Path.of(told));
        } catch (InvalidPathException bad) {
            throw new InvalidInput("home \"" + told + "\" is not a path: " + bad.getReason());
        }
    }

    /** The directory of one service's data. */
    public Path serviceDirectory(String service) {
        return path.resolve(service);
    }

    public Path pidFile(String service) {
        return path.resolve("run").resolve(service + ".pid");
    }

    public Path logFile(String service) {
        return path.resolve("log").resolve(service + ".log");
    }

    public Path clusterKey() {
        return path.resolve("cluster.key");
    }

    public Path users() {
        return path.resolve("users");
    }

    public Path userKey(String user) {
        return users().resolve(user + ".key");
    }

    public Path properties() {
        return path.resolve("panal.properties");
    }

    /** Makes the home, with the directories that every service writes to. */
    public void prepare() throws LocalFailure {
        try {
            Files.createDirectories(path.resolve("run"));
            Files.createDirectories(path.resolve("log"));
            Path trial = Files.createTempFile(path, ".writable", "");
            Files.delete(trial);
        } catch (IOException refused) {
            throw new LocalFailure(
                    "home " + path + " is not writable (" + reason(refused)
                            + "); make it writable or choose another with --home or " + VARIABLE,
                    refused);
        }
    }

    static String reason(IOException refused) {
        String message = refused.getMessage();
        return refused.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static Optional<String> flagIn(String[] arguments) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            if (arguments[i].startsWith(FLAG + "=")) {
                found = Optional.of(arguments[i].substring(FLAG.length() + 1));
            } else if (arguments[i].equals(FLAG) && i + 1 < arguments.length) {
                found = Optional.of(arguments[i + 1]);
            }
        }
        return found;
    }

    /** The source checkout that this class was built in: its jar lies somewhere under {@code <module>/target}. */
    public static Optional<Path> checkout() {
        CodeSource source = Home.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return checkoutAround(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException notAFile) {
            return Optional.empty();
        }
    }

    static Optional<Path> checkoutAround(Path code) {
        for (Path here = code; here != null; here = here.getParent()) {
            Path module = here.getParent();
            Path checkout = module == null ? null : module.getParent();
            if (here.endsWith("target")
                    && checkout != null
                    && Files.isRegularFile(checkout.resolve("pom.xml"))
                    && Files.isDirectory(checkout.resolve("protocol"))) {
                return Optional.of(checkout);
            }
        }
        return Optional.empty();
    }
}
