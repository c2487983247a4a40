package panal.namenode.blocks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockChange;
import panal.protocol.value.StockPage;

/**
 * Which nodes have which blocks, and who needs them. Claims come from the namespace, copies from receipts, heartbeats and
 * stock reports, in any order; whichever is the newest in the node's own history counts. Not thread-safe: its owner calls
 * it under one lock, and no call here does I/O.
 */
public final class BlockMap {
    private final Map<NodeId, Stock> byNode = new HashMap<>();
    private final List<Stock> byIndex = new ArrayList<>();
    private final Ledger blocks;
    private final Diagnosis diagnosis;
    private final LostCopies lost;

    public BlockMap(Clock clock) {
        this.blocks = new Ledger(clock, byIndex);
        this.diagnosis = new Diagnosis(blocks, byIndex, this::stockOf);
        this.lost = new LostCopies(clock);
    }

    /** How the blocks are, by what their nodes are worth. */
    public Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Says who needs a block from now on. */
    public void claim(BlockId block, Claim claim) {
        blocks.change(block.number(), entry -> entry.claim(claim));
        lost.settled(block.number());
    }

    /** Takes a promise back that was known to this process only; a claim that the namespace made stays. */
    public void release(BlockId block) {
        if (claimOf(block).kind() == Claim.Kind.GRANTED) {
            claim(block, Claim.NONE);
        }
    }

    public Claim claimOf(BlockId block) {
        return blocks.get(block.number()).map(BlockEntry::claim).orElse(Claim.NONE);
    }

    /** A process of the node has joined; what older ones had counts until its full report has come. */
    public void joined(NodeId node, long incarnation) {
        stockOf(node).joined(incarnation);
    }

    /** Whether the newest process of the node has told all that it has. */
    public boolean reported(NodeId node) {
        return Optional.ofNullable(byNode.get(node)).map(Stock::reported).orElse(false);
    }

    /** What a heartbeat says has changed; {@code at} is the point up to which it tells. */
    public void changed(NodeId node, ReportPoint at, List<StockChange> changes) {
        Stock stock = stockOf(node);
        if (!stock.current(at)) {
            return;
        }
        for (StockChange change : changes) {
            long block = change.replica().block().number();
            if (stock.change(block, change.sequence(), change.gained())) {
                if (change.gained()) {
                    put(stock, change.replica());
                } else {
                    drop(stock, block);
                }
            }
        }
        stock.knownUpTo(at.sequence());
    }

    /** A page of a full report; answers whether the report is whole now and was merged. */
    public boolean page(NodeId node, StockPage page) {
        Stock stock = stockOf(node);
        if (!stock.current(page.asOf())) {
            return false;
        }
        if (page.page() == 0) {
            stock.arriving = Optional.of(new StockReport(page.asOf()));
        }
        Optional<StockReport> report = stock.arriving.filter(arriving -> arriving.expects(page));
        if (report.isEmpty()) {
            stock.arriving = Optional.empty();
            return false;
        }
        report.get().add(page);
        return page.last() && merge(stock, report.get());
    }

    private boolean merge(Stock stock, StockReport report) {
        stock.arriving = Optional.empty();
        if (!stock.remembers(report.asOf())) {
            return false;
        }
        for (long block : blocks.on(stock.index)) {
            if (stock.misses(block, report)) {
                drop(stock, block);
            }
        }
        report.forEach((block, attempt, crc32c) -> {
            if (!stock.changedAfter(block, report.asOf().sequence())) {
                putUnlessThere(stock, block, BlockEntry.pack(stock.index, attempt, crc32c));
            }
        });
        stock.reportedAsOf(report.asOf());
        return true;
    }

    /**
     * Takes a verified receipt in. Answers whether the node has the replica, as far as is known: a receipt is older than
     * what the node told later, and then says nothing; and one that gave wrong bytes since is not had.
     */
    public boolean received(Receipt receipt) {
        Stock stock = stockOf(receipt.node());
        long block = receipt.replica().block().number();
        boolean settled = stock.tells(receipt.at()) || (stock.reported() && stock.outdated(receipt.at()));
        if (!settled && !stock.outdated(receipt.at())) {
            if (!stock.current(receipt.at())) {
                stock.joined(receipt.at().incarnation());
            }
            if (stock.change(block, receipt.at().sequence(), true)) {
                put(stock, receipt.replica());
            }
        } else if (!settled) {
            put(stock, receipt.replica());
        }
        return holds(stock, receipt.replica());
    }

    private boolean holds(Stock stock, Replica replica) {
        long copy = copyOn(stock, replica.block().number());
        return copy != 0
                && !BlockEntry.corrupt(copy)
                && BlockEntry.attemptOf(copy) == replica.attempt()
                && BlockEntry.crcOf(copy) == replica.sum().crc32c();
    }

    /** Marks a node's copy as one that gave wrong bytes, until the node reports the block anew. */
    public void corrupt(BlockId block, NodeId node) {
        mark(block, node, BlockEntry::markCorrupt);
    }

    /**
     * Notes that a node has been told to delete its copy. It does not count from now on, for as long as the process that
     * was told lives: an order may be obeyed late.
     */
    public void going(BlockId block, NodeId node) {
        mark(block, node, BlockEntry::markGoing);
    }

    /** A node that was told to delete its copy keeps it, and will not be told again: it counts. */
    public void stays(BlockId block, NodeId node) {
        mark(block, node, BlockEntry::markStaying);
    }

    private void mark(BlockId block, NodeId node, LongUnaryOperator mark) {
        Optional<Stock> stock = Optional.ofNullable(byNode.get(node));
        long copy = stock.map(known -> copyOn(known, block.number())).orElse(0L);
        if (copy != 0) {
            blocks.change(block.number(), entry -> entry.put(mark.applyAsLong(copy)));
        }
    }

    private long copyOn(Stock stock, long block) {
        return blocks.get(block).map(entry -> entry.on(stock.index)).orElse(0L);
    }

    /** A node has gone for good: none of its copies is counted any more. */
    public void gone(NodeId node) {
        Optional.ofNullable(byNode.get(node)).ifPresent(stock -> {
            for (long block : blocks.on(stock.index)) {
                drop(stock, block);
            }
            stock.joined(0);
        });
    }

    /** The copies of a block, on whatever nodes. */
    public List<Copy> copies(BlockId block) {
        return blocks.get(block.number()).map(diagnosis::copies).orElse(List.of());
    }

    /** Who had the last good copy of a file's block that is nowhere, as far as this process has seen it there. */
    public Optional<LastCopy> lastCopy(BlockId block) {
        return lost.of(block.number());
    }

    /** The ids of blocks that have copies which are wrong, too many, unclaimed or doomed. */
    public long[] needingAttention() {
        return blocks.tally.attention.toArray();
    }

    /** Doomed blocks that no node is known to have, at most {@code limit} of them. */
    public List<BlockId> doomedAndGone(int limit) {
        return Arrays.stream(blocks.tally.doomed.toArray())
                .filter(block -> !blocks.tally.attention.contains(block))
                .limit(limit)
                .mapToObj(BlockId::new)
                .toList();
    }

    /** Blocks that files need. */
    public long fileBlocks() {
        return blocks.tally.fileBlocks;
    }

    /** Those of them that at least one node has. */
    public long presentBlocks() {
        return blocks.tally.present;
    }

    /** How many blocks a node is known to have. */
    public int blocksOn(NodeId node) {
        return Optional.ofNullable(byNode.get(node)).map(stock -> stock.count).orElse(0);
    }

    /** Forgets what was remembered for reports on their way; to be called every few minutes. */
    public void age() {
        byIndex.forEach(Stock::age);
    }

    private Stock stockOf(NodeId node) {
        return byNode.computeIfAbsent(node, id -> {
            if (byIndex.size() == BlockEntry.NODES_MAX) {
                throw new IllegalStateException("more than " + BlockEntry.NODES_MAX + " nodes since the start");
            }
            Stock stock = new Stock(id, byIndex.size());
            byIndex.add(stock);
            return stock;
        });
    }

    /**
     * A full report lists corrupt copies like others; a mark stays until the copy itself is another. What an older process
     * of the node was told to delete and the new one still has stays.
     */
    private void putUnlessThere(Stock stock, long block, long packed) {
        long there = copyOn(stock, block);
        if (stock.newProcess() && BlockEntry.corrupt(there) && BlockEntry.unmarked(there) == packed) {
            put(stock, block, BlockEntry.markCorrupt(packed));
        } else if (stock.newProcess() || BlockEntry.unmarked(there) != packed) {
            put(stock, block, packed);
        }
    }

    /** One that is told anew is not corrupt any more. If the node was told to delete it, it may still do so. */
    private void put(Stock stock, Replica replica) {
        long block = replica.block().number();
        long packed =
                BlockEntry.pack(stock.index, replica.attempt(), replica.sum().crc32c());
        long there = copyOn(stock, block);
        boolean goes = BlockEntry.going(there) && BlockEntry.unmarked(there) == packed;
        put(stock, block, goes ? BlockEntry.markGoing(packed) : packed);
    }

    private void put(Stock stock, long block, long packed) {
        if (copyOn(stock, block) != packed) {
            blocks.change(block, entry -> {
                stock.count += entry.on(stock.index) == 0 ? 1 : 0;
                entry.put(packed);
                if (entry.present()) {
                    lost.settled(block);
                }
            });
        }
    }

    private void drop(Stock stock, long block) {
        if (copyOn(stock, block) != 0) {
            blocks.change(block, entry -> {
                boolean present = entry.present();
                stock.count--;
                entry.remove(stock.index);
                if (present && !entry.present()) {
                    lost.lost(block, stock.node);
                }
            });
        }
    }
}
