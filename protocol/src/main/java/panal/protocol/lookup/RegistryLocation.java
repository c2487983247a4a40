package panal.protocol.lookup;

import java.util.Optional;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Address;

/**
 * Where the name server is, and who said so, for messages.
 *
 * @param source such as {@code --registry}, {@code the LAN} or {@code default}
 */
public record RegistryLocation(Address address, String source) {

    /**
     * Decides where the name server is: {@code told} ({@code host} or {@code host:port}) when there is such a wish, else
     * whoever answers in the LAN, else this machine.
     *
     * @param basePort the name server's port, and the LAN search's, where nothing else is said
     */
    public static RegistryLocation find(Optional<String> told, int basePort) throws InvalidInput {
        if (told.isPresent()) {
            return new RegistryLocation(
                    parse(told.get(), basePort), "told by --registry, PANAL_REGISTRY or panal.properties");
        }
        return new LanSearch(basePort)
                .ask()
                .map(found -> new RegistryLocation(found, "found in the LAN"))
                .orElseGet(() -> new RegistryLocation(new Address("127.0.0.1", basePort), "this machine"));
    }

    /** Reads {@code host}, {@code host:port}, {@code [v6 literal]} or {@code [v6 literal]:port}. */
    public static Address parse(String text, int defaultPort) throws InvalidInput {
        String trimmed = text.strip();
        int close = trimmed.startsWith("[") ? trimmed.indexOf(']') : -1;
        int colon = trimmed.indexOf(':', Math.max(close, 0));
        boolean bareV6 = close < 0 && colon >= 0 && trimmed.indexOf(':', colon + 1) >= 0;
        String host = bareV6 || colon < 0 ? trimmed : trimmed.substring(0, colon);
        String bareHost = close > 0 && host.endsWith("]") ? host.substring(1, close) : host;
        try {
            int port = bareV6 || colon < 0 ? defaultPort : Integer.parseInt(trimmed.substring(colon + 1));
            return new Address(bareHost, port);
        } catch (IllegalArgumentException bad) {
            throw new InvalidInput("registry \"" + text + "\" is not HOST or HOST:PORT");
        }
    }
}
