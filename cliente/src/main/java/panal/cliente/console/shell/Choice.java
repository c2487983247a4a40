package panal.cliente.console.shell;

import java.util.Optional;
import panal.protocol.config.Home;
import panal.protocol.config.ServiceOptions;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.error.InvalidInput;
import panal.protocol.lookup.RegistryLocation;

/**
 * What the options that every command understands say: which cluster, as whom, and whether to tell all about a failure.
 * What is empty was not given.
 */
public record Choice(
        Optional<Home> home,
        Optional<String> registry,
        Optional<String> user,
        Optional<Integer> basePort,
        boolean verbose) {
    private static final int PORT_MAX = 65_535;

    /** Nothing given. */
    public static final Choice NONE =
            new Choice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** This choice, where it is silent the other one. */
    Choice orElse(Choice other) {
        return new Choice(
                given(home, other.home),
                given(registry, other.registry),
                given(user, other.user),
                given(basePort, other.basePort),
                verbose || other.verbose);
    }

    private static <T> Optional<T> given(Optional<T> here, Optional<T> there) {
        return here.isPresent() ? here : there;
    }

    /** Refuses values that no cluster and no user can have; asks nobody. */
    void requireUsable() throws InvalidInput {
        int port = basePort.orElse(ServiceOptions.BASE_PORT);
        if (port < 1 || port > PORT_MAX) {
            throw new InvalidInput("--base-port " + port + " is not between 1 and " + PORT_MAX);
        }
        if (registry.isPresent()) {
            RegistryLocation.parse(registry.get(), port);
        }
        if (user.isPresent()) {
            UserKeyFiles.requireName(user.get());
        }
    }

    /** The same for equal choices, and for no others; made without what a record's equality costs the first time. */
    String key() {
        String where = home.isPresent() ? home.get().path().toString() : "";
        String port = basePort.isPresent() ? Integer.toString(basePort.get()) : "";
        return where + '\0' + registry.orElse("") + '\0' + user.orElse("") + '\0' + port + '\0' + verbose;
    }

    Choice withUser(Optional<String> name) {
        return new Choice(home, registry, name, basePort, verbose);
    }

    Choice withBasePort(Optional<Integer> port) {
        return new Choice(home, registry, user, port, verbose);
    }
}
