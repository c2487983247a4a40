package panal.protocol.value;

import java.io.Serializable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A DataNode's name for people and for the name server, such as {@code datanode-3}; unique in the cluster. */
public record NodeName(String text) implements Serializable, Comparable<NodeName> {
    private static final long serialVersionUID = 1;
    private static final Pattern FORM = Pattern.compile("datanode-[1-9][0-9]{0,5}");

    public NodeName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no node name; one looks like datanode-3");
        }
    }

    public static NodeName ofSlot(int slot) {
        return new NodeName("datanode-" + slot);
    }

    /** The number behind the dash. */
    public int slot() {
        return Integer.parseInt(text.substring(text.indexOf('-') + 1));
    }

    @Override
    public int compareTo(NodeName other) {
        return Integer.compare(slot(), other.slot());
    }

    @Override
    public String toString() {
        return text;
    }

    /** By hand, with {@link #hashCode}: Java links a record's own at run time, which the start of each command would pay for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NodeName name && text.equals(name.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
