package panal.namenode.blocks;

import java.util.Objects;

/**
 * What the copies on one node are worth at a moment.
 *
 * @param counts whether a good copy there is one of the wanted ones
 * @param answers whether it can be read now
 * @param live whether the node is in service now: it takes orders, and its copies are proof enough to delete others
 * @param host the machine; copies on one host die together
 * @param rack what the machine shares with others; empty text when nobody said
 */
public record Standing(boolean counts, boolean answers, boolean live, String host, String rack) {
    /** Of a node that nothing is known of: nobody waits for its copies. */
    public static final Standing UNKNOWN = new Standing(false, false, false, "", "");

    public Standing {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(rack, "rack");
    }
}
