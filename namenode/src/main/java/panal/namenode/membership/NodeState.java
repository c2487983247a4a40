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
    /** It may be silent for a while, as was announced: it gets no new block, and its copies count. */
    MAINTENANCE;

    /** As scripts read it: {@code live}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
