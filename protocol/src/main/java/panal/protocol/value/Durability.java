package panal.protocol.value;

/** When a DataNode may acknowledge a block. */
public enum Durability {
    /** The block, its name and its directory are forced to the disk: it survives a power cut. */
    SYNCED,
    /** The block is complete under its name, as in HDFS: it survives a crash of the process, not of the machine. */
    REPLICATED
}
