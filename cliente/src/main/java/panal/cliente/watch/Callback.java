package panal.cliente.watch;

import panal.protocol.error.InvalidInput;

/**
 * Whether the NameNode may call this client, and where.
 *
 * @param port the client's port for that, 1 to 65,535; 0 for any that is free
 */
public record Callback(boolean allowed, int port) {
    /** It may, wherever there is a port. */
    public static final Callback ANYWHERE = new Callback(true, 0);
    /** It may not: the client asks. */
    public static final Callback OFF = new Callback(false, 0);

    public Callback {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
    }

    /** Reads {@code off}, {@code on} or a port. */
    public static Callback parse(String text) throws InvalidInput {
        if (text.equals("on")) {
            return ANYWHERE;
        }
        if (text.equals("off")) {
            return OFF;
        }
        try {
            return new Callback(true, Integer.parseInt(text));
        } catch (IllegalArgumentException none) {
            throw new InvalidInput("callback \"" + text + "\" is not on, off or a port up to 65535");
        }
    }
}
