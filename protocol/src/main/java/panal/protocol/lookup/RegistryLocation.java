package panal.protocol.lookup;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Address;

/**
 * Where the name server is, and who said so, for messages.
 *
 * @param source such as {@code --registry}, {@code the LAN} or {@code default}
 */
public record RegistryLocation(Address address, String source) {
    /** {@code [v6]} or {@code host}, either with a port, or a bare v6 literal without one. */
    private static final Pattern FORM = Pattern.compile(
            "(?:\\[([^\\[\\]]+)\\]|([^\\[\\]:\\s]+))(?::([0-9]{1,5}))?|([0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*(?:%\\w+)?)");

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
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            String host = Stream.of(form.group(1), form.group(2), form.group(4))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
            String port = form.group(3);
            try {
                return new Address(host, port == null ? defaultPort : Integer.parseInt(port));
            } catch (IllegalArgumentException outOfRange) {
                throw new InvalidInput("registry \"" + text + "\": " + outOfRange.getMessage());
            }
        }
        throw new InvalidInput("registry \"" + text + "\" is not HOST or HOST:PORT");
    }
}
