package panal.protocol.value;

import java.io.Serializable;
import java.rmi.Remote;
import java.util.Objects;
import java.util.Set;

/**
 * A name in the name server.
 *
 * @param object the stub that the name stands for
 * @param address where the service says it listens, such as {@code 127.0.0.1:1100}; for people
 * @param tags metadata for yellow-pages look-ups, such as {@code role:datanode}
 */
public record Entry(String name, Remote object, String address, Set<String> tags) implements Serializable {
    private static final long serialVersionUID = 1;

    public Entry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(address, "address");
        tags = Set.copyOf(tags);
    }
}
