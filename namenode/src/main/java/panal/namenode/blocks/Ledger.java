package panal.namenode.blocks;

import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All blocks with the verdict on each, kept up when a block changes at once, and when a node does by and by: a slice of the
 * rows at each call, so that no call takes long. Not thread-safe.
 */
final class Ledger {
    /** Rows that one call looks through, and blocks among them that it judges anew: some milliseconds. */
    private static final int ROWS_AT_ONCE = 200_000;

    private static final int JUDGED_AT_ONCE = 20_000;

    final Tally tally;

    private final BlockRows rows = new BlockRows();
    private final Assessor assessor;
    /** Nodes whose blocks are to be judged anew; how many rows are still to be looked through for them, and where next. */
    private final BitSet changed = new BitSet();

    private int left;
    private int next;
    /** Blocks of nobody with lower ids stay. */
    private long keptBelow;

    Ledger(Clock clock, List<Stock> nodes) {
        this.tally = new Tally(clock, nodes);
        this.assessor = new Assessor(nodes);
    }

    Optional<BlockEntry> get(long block) {
        return rows.get(block);
    }

    /** Changes a block, which is then judged and counted. */
    void change(long block, Consumer<BlockEntry> change) {
        BlockEntry entry = rows.get(block).orElseGet(BlockEntry::none);
        Verdict before = entry.verdict();
        tally.takeOut(entry);
        change.accept(entry);
        entry.verdict(assessor.judge(entry));
        tally.putIn(block, entry, before, needsAttention(block, entry), stays(block, entry));
        if (entry.empty() && entry.kind() == Claim.Kind.NONE) {
            rows.remove(block);
        } else {
            rows.put(block, entry);
        }
    }

    /** Most blocks of a node that has changed come to the same as before. */
    private void judgeAgain(long block) {
        BlockEntry entry = rows.get(block).orElseGet(BlockEntry::none);
        boolean same = assessor.judge(entry).equals(entry.verdict())
                && needsAttention(block, entry) == tally.attention.contains(block);
        if (!same) {
            change(block, unchanged -> {});
        }
    }

    private boolean needsAttention(long block, BlockEntry entry) {
        return assessor.needsAttention(entry) && !stays(block, entry);
    }

    private boolean stays(long block, BlockEntry entry) {
        return block < keptBelow && entry.kind() == Claim.Kind.NONE && !entry.empty();
    }

    long keptBelow() {
        return keptBelow;
    }

    /** Other blocks of nobody stay from now on. */
    void keepOrphansBelow(long id, int nodes) {
        if (id != keptBelow) {
            keptBelow = id;
            changed.set(0, nodes);
            left = rows.rows();
        }
    }

    int counted(BlockEntry entry) {
        return assessor.counted(entry);
    }

    /** What the copies come to as of now, whatever was made of them before. */
    Danger danger(BlockEntry entry) {
        return assessor.judge(entry).danger();
    }

    long[] on(int node) {
        return rows.on(node);
    }

    /** At most {@code limit} blocks of a node, from some row on, looking at a bounded number of rows. */
    long[] someOn(int node, int from, int limit) {
        BitSet only = new BitSet();
        only.set(node);
        long[] found = new long[limit];
        int count = 0;
        int looked = Math.min(rows.rows(), ROWS_AT_ONCE);
        for (int i = 0; i < looked && count < limit; i++) {
            long block = rows.at((int) (((long) from + i) % rows.rows()), only);
            if (block != 0) {
                found[count++] = block;
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }

    int rows() {
        return rows.rows();
    }

    /** A node is worth something else from now on. */
    void nodeChanged(int node) {
        changed.set(node);
        left = rows.rows();
    }

    /** Other spreads of copies over hosts and racks may be right from now on. */
    void surveyed(int nodes) {
        if (assessor.survey()) {
            changed.set(0, nodes);
            left = rows.rows();
        }
    }

    /** Goes on with what node changes left to do; answers whether all is done. */
    boolean rejudge() {
        int judged = 0;
        for (int looked = 0; left > 0 && looked < ROWS_AT_ONCE && judged < JUDGED_AT_ONCE; looked++) {
            next = next >= rows.rows() ? 0 : next;
            long block = rows.at(next, changed);
            if (block != 0) {
                judgeAgain(block);
                judged++;
            }
            next++;
            left--;
        }
        if (left == 0) {
            changed.clear();
        }
        return left == 0;
    }
}
