package panal.namenode.blocks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;

/**
 * How the blocks are: which are in danger, by what the nodes of their copies are worth. Belongs to its {@link BlockMap},
 * and is not thread-safe either.
 */
public final class Diagnosis {
    private final Ledger blocks;
    private final List<Stock> nodes;
    private final Function<NodeId, Stock> stocks;

    Diagnosis(Ledger blocks, List<Stock> nodes, Function<NodeId, Stock> stocks) {
        this.blocks = blocks;
        this.nodes = nodes;
        this.stocks = stocks;
    }

    /** Says what a node's copies are worth from now on; where it is new, the verdicts on its blocks follow by and by. */
    public void standing(Map<NodeId, Standing> standings) {
        standings.forEach((node, standing) -> {
            Stock stock = stocks.apply(node);
            if (!stock.standing.equals(standing)) {
                stock.standing = standing;
                blocks.nodeChanged(stock.index);
            }
        });
        blocks.surveyed(nodes.size());
    }

    /** Judges some more of the blocks whose nodes have changed; to be called a few times a second. */
    public boolean rejudge() {
        return blocks.rejudge();
    }

    /** All that is known of a block, by what its nodes are worth now. */
    public BlockHealth health(BlockId block) {
        BlockEntry entry = blocks.get(block.number()).orElseGet(BlockEntry::none);
        Danger danger = blocks.danger(entry);
        Optional<Instant> since =
                blocks.tally.shortSince(block.number(), entry.verdict().danger());
        return new BlockHealth(
                block,
                entry.claim(),
                danger,
                blocks.counted(entry),
                copies(entry),
                danger.needsCopy() ? since : Optional.empty());
    }

    /** What a node's copies are worth, as was said last. */
    public Standing standing(NodeId node) {
        return stocks.apply(node).standing;
    }

    List<Copy> copies(BlockEntry entry) {
        List<Copy> copies = new ArrayList<>(entry.copies().length);
        for (long copy : entry.copies()) {
            copies.add(new Copy(
                    nodes.get(BlockEntry.nodeOf(copy)).node,
                    BlockEntry.attemptOf(copy),
                    BlockEntry.crcOf(copy),
                    entry.state(copy)));
        }
        return copies;
    }

    /** How many blocks of files are in this danger, as far as they have been judged. */
    public int count(Danger danger) {
        return blocks.tally.count(danger);
    }

    /** Says which blocks of nobody stay: those with lower ids. Where it is new, the count of them follows by and by. */
    public void keepOrphansBelow(long id) {
        blocks.keepOrphansBelow(id, nodes.size());
    }

    /** Whether a block stays even when nobody needs it. */
    public boolean keepsOrphan(BlockId block) {
        return block.number() < blocks.keptBelow();
    }

    /** How many blocks some node has, nobody needs, and stay. */
    public long keptOrphans() {
        return blocks.tally.kept.size();
    }

    /** Bytes of the copies that are missing and can be made. */
    public long missingBytes() {
        return blocks.tally.missingBytes;
    }

    /**
     * Some blocks in a danger that healing can end; of those that are unreadable, the ones that several nodes have damaged.
     *
     * @param cursor 0, or what the last call answered: so that all get their turn
     * @return the cursor to go on from
     */
    public int someIn(Danger danger, int cursor, int limit, LongConsumer action) {
        return blocks.tally.queue(danger).some(cursor, limit, action);
    }

    /**
     * Some blocks of a node, at most {@code limit} and perhaps none though it has some: a bounded number of rows is looked
     * through, beginning at a row that {@code random} gives.
     */
    public long[] someOn(NodeId node, int limit, RandomGenerator random) {
        int from = random.nextInt(Math.max(1, blocks.rows()));
        return blocks.someOn(stocks.apply(node).index, from, limit);
    }

    /** All blocks that a node is known to have, in no order; looks at all there are, some milliseconds a million. */
    public long[] allOn(NodeId node) {
        return blocks.on(stocks.apply(node).index);
    }

    /** What the cluster would miss if the node went now. */
    public Debt debt(NodeId node) {
        Stock stock = stocks.apply(node);
        return new Debt(stock.owed, stock.owedBytes, stock.unsettled);
    }
}
