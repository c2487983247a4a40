package panal.namenode.membership;

/** What was decided about a node, and is journaled, in contrast to what its heartbeats say. */
public enum Standing {
    MEMBER,
    LEAVING,
    LEFT,
    MAINTENANCE
}
