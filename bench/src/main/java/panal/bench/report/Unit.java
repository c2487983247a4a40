package panal.bench.report;

/** What a figure counts. */
public enum Unit {
    /** 2^20 bytes a second. */
    MB_PER_SECOND("MB/s"),
    /** Files, calls or other operations a second. */
    PER_SECOND("/s"),
    SECONDS("s"),
    MILLISECONDS("ms"),
    MICROSECONDS("us"),
    /** CPU seconds, of all processes of a system and its clients, for 2^30 bytes. */
    CPU_SECONDS_PER_GIB("CPU s/GiB"),
    /** CPU seconds, of all processes of a system and its clients, for 1,000 operations. */
    CPU_SECONDS_PER_1000("CPU s/1,000"),
    MIB("MiB"),
    BYTES("bytes");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
