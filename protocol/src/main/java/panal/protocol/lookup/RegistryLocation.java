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
    private static final int PORT_DIGITS_MAX = 5;

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
        String told = text.strip();
        if (isBareV6(told)) {
            return address(text, told, defaultPort);
        }
        boolean bracketed = told.startsWith("[");
        int end = told.indexOf(bracketed ? ']' : ':');
        String host = end < 0 ? told : told.substring(bracketed ? 1 : 0, end);
        String port = end < 0 ? "" : told.substring(bracketed ? end + 1 : end);
        boolean complete = !bracketed || end > 0;
        if (!complete || !isHost(host, bracketed) || !isPort(port)) {
            throw new InvalidInput("registry \"" + text + "\" is not HOST or HOST:PORT");
        }
        return address(text, host, port.isEmpty() ? defaultPort : Integer.parseInt(port.substring(1)));
    }

    private static Address address(String text, String host, int port) throws InvalidInput {
        try {
            return new Address(host, port);
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidInput("registry \"" + text + "\": " + outOfRange.getMessage());
        }
    }

    // By hand, as each command that is told where the name server is reads it, and a pattern takes longer to make than
    // to use.

    /** A v6 literal, perhaps with a zone, without brackets and so without a port. */
    private static boolean isBareV6(String told) {
        int percent = told.indexOf('%');
        String literal = percent < 0 ? told : told.substring(0, percent);
        int colons = 0;
        for (int at = 0; at < literal.length(); at++) {
            char each = literal.charAt(at);
            if (each == ':') {
                colons++;
            } else if (each == '.' ? colons < 2 : each > 'f' || Character.digit(each, 16) < 0) {
                // A point is one of the v4 form of the end.
                return false;
            }
        }
        return colons >= 2 && (percent < 0 || isZone(told.substring(percent + 1)));
    }

    private static boolean isZone(String zone) {
        for (int at = 0; at < zone.length(); at++) {
            char each = zone.charAt(at);
            if (each != '_' && (each > 'z' || !Character.isLetterOrDigit(each))) {
                return false;
            }
        }
        return !zone.isEmpty();
    }

    private static boolean isHost(String host, boolean bracketed) {
        for (int at = 0; at < host.length(); at++) {
            char each = host.charAt(at);
            boolean blank = each == ' ' || (each >= '\t' && each <= '\r');
            if (each == '[' || each == ']' || (!bracketed && (each == ':' || blank))) {
                return false;
            }
        }
        return !host.isEmpty();
    }

    /** Nothing, or a colon with one to five digits. */
    private static boolean isPort(String port) {
        if (port.isEmpty()) {
            return true;
        }
        for (int at = 1; at < port.length(); at++) {
            if (port.charAt(at) < '0' || port.charAt(at) > '9') {
                return false;
            }
        }
        return port.charAt(0) == ':' && port.length() > 1 && port.length() <= 1 + PORT_DIGITS_MAX;
    }
}
