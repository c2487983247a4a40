package panal.datanode.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.StockChange;

/**
 * Which blocks are there, and how that changed: every replica gained or lost has the next sequence number. Thread-safe;
 * its own monitor guards the sequence together with the change that it numbers.
 */
public final class StockBook {
    /** More unacknowledged changes than this cost more memory than a full report costs time. */
    private static final int CHANGES_MAX = 100_000;

    private final long incarnation;
    private final Map<BlockId, StoredBlock> blocks = new ConcurrentHashMap<>();
    /** Blocks whose name a power cut may take away again: they can be read, and the NameNode does not count on them yet. */
    private final Set<BlockId> unsettled = new HashSet<>();

    private final DamageBook damage = new DamageBook();
    private final Deque<StockChange> changes = new ArrayDeque<>();
    private long sequence;
    private boolean forgetful;
    /** The number of the last change that was forgotten. */
    private long forgotten;

    /** Begins with what was found at the start, which no change but the first full report tells of. */
    StockBook(long incarnation, Collection<StoredBlock> found) {
        this.incarnation = incarnation;
        found.forEach(block -> blocks.put(block.block(), block));
    }

    Optional<StoredBlock> find(BlockId block) {
        return Optional.ofNullable(blocks.get(block));
    }

    int size() {
        return blocks.size();
    }

    /** All blocks, in the order of their numbers. */
    public List<BlockId> blocks() {
        return blocks.keySet().stream()
                .sorted(Comparator.comparingLong(BlockId::number))
                .toList();
    }

    /** What is known to be wrong. */
    public DamageBook damage() {
        return damage;
    }

    List<StoredBlock> in(DataDirectory directory) {
        return blocks.values().stream()
                .filter(block -> block.directory() == directory)
                .toList();
    }

    /** Replaces an older attempt at the same block, or a damaged file. */
    synchronized ReportPoint gained(StoredBlock block) {
        named(block);
        return settled(block);
    }

    /** Counts a file again that was replaced by one that is gone: what was known of it is known again. */
    synchronized void back(StoredBlock block, boolean isDamaged) {
        gained(block);
        if (isDamaged) {
            damage.mark(block.replica());
        }
    }

    /** Takes in a file that has just got its name; nobody is told of it before it has {@link #settle settled}. */
    synchronized void named(StoredBlock block) {
        blocks.put(block.block(), block);
        damage.forget(block.block());
        unsettled.add(block.block());
    }

    /** This file is here to stay; empty if it is not here any more, or another one has taken its place. */
    synchronized Optional<ReportPoint> settle(StoredBlock block) {
        return blocks.get(block.block()) == block ? Optional.of(settled(block)) : Optional.empty();
    }

    private ReportPoint settled(StoredBlock block) {
        unsettled.remove(block.block());
        return changed(block.replica(), true);
    }

    /** False when it was not there, just so, any more. */
    synchronized boolean lost(StoredBlock block) {
        if (!blocks.remove(block.block(), block)) {
            return false;
        }
        damage.forget(block.block());
        unsettled.remove(block.block());
        changed(block.replica(), false);
        return true;
    }

    /** This file has wrong bytes; true if that is news, and not of a file that has been replaced meanwhile. */
    synchronized boolean damaged(StoredBlock block) {
        return blocks.get(block.block()) == block && damage.mark(block.replica());
    }

    /** This file was read to its end and is right, whatever was thought of it. */
    synchronized void whole(StoredBlock block) {
        if (blocks.get(block.block()) == block) {
            damage.forget(block.block());
        }
    }

    /** This replica was verified because somebody doubted it: the NameNode, which may do so too, is told anew that it is here. */
    public synchronized void confirmed(BlockId block) {
        StoredBlock here = blocks.get(block);
        if (here != null && !unsettled.contains(block) && changes.size() < CHANGES_MAX / 2) {
            changed(here.replica(), true);
        }
    }

    /** Everything, for a full report. */
    public synchronized Stock all() {
        List<Replica> replicas = new ArrayList<>(blocks.size());
        for (StoredBlock block : blocks.values()) {
            if (!unsettled.contains(block.block())) {
                replicas.add(block.replica());
            }
        }
        return new Stock(now(), replicas);
    }

    /** The oldest unacknowledged changes. */
    public synchronized StockNews news(int limit) {
        List<StockChange> oldest = changes.stream().limit(limit).toList();
        long upTo =
                oldest.size() < changes.size() ? oldest.get(oldest.size() - 1).sequence() : sequence;
        return new StockNews(new ReportPoint(incarnation, upTo), oldest, !forgetful);
    }

    /** What happened up to this point is known to the NameNode. */
    public synchronized void acknowledged(ReportPoint upTo, boolean byFullReport) {
        while (!changes.isEmpty() && changes.getFirst().sequence() <= upTo.sequence()) {
            changes.removeFirst();
        }
        // More may have been forgotten while the report was on its way.
        if (byFullReport && upTo.sequence() >= forgotten) {
            forgetful = false;
        }
    }

    /**
     * The files of these replicas, as far as the NameNode knows of them: where something has happened that it has not been
     * told, it may have meant another file.
     */
    synchronized List<StoredBlock> known(List<Replica> replicas) {
        if (forgetful) {
            return List.of();
        }
        Set<BlockId> untold = new HashSet<>(unsettled);
        changes.forEach(change -> untold.add(change.replica().block()));
        return replicas.stream()
                .filter(replica -> !untold.contains(replica.block()))
                .flatMap(replica -> Optional.ofNullable(blocks.get(replica.block())).stream()
                        .filter(file -> file.replica().attempt() == replica.attempt()))
                .toList();
    }

    private ReportPoint changed(Replica replica, boolean gained) {
        sequence++;
        if (changes.size() == CHANGES_MAX) {
            forgotten = changes.getLast().sequence();
            changes.clear();
            forgetful = true;
        }
        changes.addLast(new StockChange(replica, gained, sequence));
        return now();
    }

    private ReportPoint now() {
        return new ReportPoint(incarnation, sequence);
    }
}
