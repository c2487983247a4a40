package panal.protocol.value;

import java.io.Serializable;

/** Where a process listens: a host name or literal, and a TCP port from 1 to 65,535. */
public record Address(String host, int port) implements Serializable {
    private static final long serialVersionUID = 1;

    public Address {
        if (host.isBlank() || host.length() > 255) {
            throw new IllegalArgumentException("host \"" + host + "\" is not a host name");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
    }

    @Override
    public String toString() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
