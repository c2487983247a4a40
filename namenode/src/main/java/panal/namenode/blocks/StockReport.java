package panal.namenode.blocks;

import java.util.ArrayList;
import java.util.List;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockPage;

/** A node's full stock report while its pages come in. Not thread-safe. */
final class StockReport {
    /** What is done with each replica. */
    interface Action {
        void accept(long block, int attempt, int crc32c);
    }

    private final ReportPoint asOf;
    private final LongSet listed = new LongSet();
    /** By page, three numbers a replica: block, attempt, CRC32C. */
    private final List<long[]> pages = new ArrayList<>();

    StockReport(ReportPoint asOf) {
        this.asOf = asOf;
    }

    ReportPoint asOf() {
        return asOf;
    }

    /** Whether this is the page that comes next. */
    boolean expects(StockPage page) {
        return page.asOf().equals(asOf) && page.page() == pages.size();
    }

    void add(StockPage page) {
        long[] numbers = new long[page.replicas().size() * 3];
        int at = 0;
        for (Replica replica : page.replicas()) {
            numbers[at++] = replica.block().number();
            numbers[at++] = replica.attempt();
            numbers[at++] = replica.sum().crc32c();
            listed.add(replica.block().number());
        }
        pages.add(numbers);
    }

    boolean lists(long block) {
        return listed.contains(block);
    }

    void forEach(Action action) {
        for (long[] numbers : pages) {
            for (int i = 0; i < numbers.length; i += 3) {
                action.accept(numbers[i], (int) numbers[i + 1], (int) numbers[i + 2]);
            }
        }
    }
}
