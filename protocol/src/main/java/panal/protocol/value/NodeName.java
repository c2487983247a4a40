package panal.protocol.value;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A DataNode's name for people and for the name server, such as {@code datanode-3}; unique in the cluster. */
public record NodeName(String text) implements Serializable, Comparable<NodeName> {
    private static final long serialVersionUID = 1;
    private static final String BEGINNING = "datanode-";
    private static final int DIGITS_MAX = 6;

    public NodeName {
        if (!hasForm(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is no node name; one looks like datanode-3");
        }
    }

    public static NodeName ofSlot(int slot) {
        return new NodeName(BEGINNING + slot);
    }

    /** By hand, as a pattern takes longer to make than a short command has use for it. */
    private static boolean hasForm(String text) {
        int digits = text.length() - BEGINNING.length();
        if (digits < 1
                || digits > DIGITS_MAX
                || !text.startsWith(BEGINNING)
                || text.charAt(BEGINNING.length()) == '0') {
            return false;
        }
        for (int at = BEGINNING.length(); at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return true;
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
