package panal.namenode.namespace;

/** What is planned with a DataNode; whether it is alive is another question. */
public enum MemberState {
    IN_SERVICE,
    /** Its blocks are copied elsewhere before it goes. */
    LEAVING,
    /** It has gone, or is declared gone: nobody waits for it. */
    LEFT,
    /** It will be back soon: its blocks are not copied meanwhile. */
    MAINTENANCE
}
