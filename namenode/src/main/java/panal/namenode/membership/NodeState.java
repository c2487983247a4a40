package panal.namenode.membership;

import java.util.Locale;

/** How a DataNode is. The first three follow from its heartbeats, the others from what was decided about it. */
public enum NodeState {
    LIVE,
    /** Silent for a while: gets no new block, is asked last for old ones. */
    SUSPECT,
    /** Silent for long, stopped, or not seen since the NameNode's start. */
    DEAD,
    /** Its blocks are copied to others, then it goes; it is live. */
    LEAVING,
    LEFT,
    /** Silent, as was announced. */
    MAINTENANCE;

    /** As scripts read it: {@code live}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a reader should be sent to it. */
    public boolean answers() {
        return switch (this) {
            case LIVE, SUSPECT, LEAVING -> true;
            case DEAD, LEFT, MAINTENANCE -> false;
        };
    }
}
