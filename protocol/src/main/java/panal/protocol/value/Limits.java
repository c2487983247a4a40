package panal.protocol.value;

/** Bounds that every process agrees on. */
public final class Limits {
    /** Bytes of UTF-8 in one name. */
    public static final int NAME_BYTES = 255;
    /** Bytes of UTF-8 in a whole path. */
    public static final int PATH_BYTES = 4_096;

    public static final int REPLICATION_MAX = 32;
    /** Bytes of data under one checksum; every block size is a multiple of it. */
    public static final int CHUNK_BYTES = 64 * 1024;
    /** Chunks in one packet: 448 KiB stay under half of a 1 MiB G1 region, so that packets are no humongous objects. */
    public static final int PACKET_CHUNKS = 7;

    public static final long BLOCK_SIZE_MIN = CHUNK_BYTES;
    public static final long BLOCK_SIZE_MAX = 4L * 1024 * 1024 * 1024;
    public static final long BLOCK_SIZE_DEFAULT = 64L * 1024 * 1024;
    public static final int REPLICATION_DEFAULT = 3;
    /** Entries in one page of a listing. */
    public static final int PAGE_ENTRIES = 1_000;
    /** Replicas in one page of a stock report. */
    public static final int STOCK_PAGE_REPLICAS = 10_000;
    /** Replicas in one page of origins; each carries a path. */
    public static final int ORIGIN_PAGE_REPLICAS = 1_000;
    /** Findings in one heartbeat. */
    public static final int FINDINGS = 1_000;

    private Limits() {}
}
