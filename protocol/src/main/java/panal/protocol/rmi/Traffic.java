package panal.protocol.rmi;

/** What the calls to a port carry. */
enum Traffic {
    /** Small questions and answers. */
    CONTROL,
    /** Packets of file bytes, which need large buffers and more patience. */
    DATA
}
