package panal.datanode.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;

/**
 * Which replicas here were found to have wrong bytes, and which are suspected of it and wait to be verified. A damaged one is
 * kept, as it may be the last: it goes when the NameNode orders that, or when a good copy takes its place. Thread-safe; its
 * monitor guards all tables.
 */
public final class DamageBook {
    /** More suspects than that are left to the next round. */
    private static final int SUSPECTS_MAX = 10_000;

    private final Map<BlockId, Replica> damaged = new HashMap<>();
    /** Damaged ones of which the NameNode has not heard. */
    private final Set<BlockId> untold = new LinkedHashSet<>();

    private final Set<BlockId> suspects = new LinkedHashSet<>();

    DamageBook() {}

    public synchronized boolean isDamaged(BlockId block) {
        return damaged.containsKey(block);
    }

    /** All that are known to be damaged. */
    public synchronized List<Replica> all() {
        return List.copyOf(damaged.values());
    }

    /** Those that the NameNode has not heard of, at most so many. */
    public synchronized List<Replica> untold(int limit) {
        List<Replica> next = new ArrayList<>();
        for (BlockId block : untold) {
            Replica replica = damaged.get(block);
            if (replica != null && next.size() < limit) {
                next.add(replica);
            }
        }
        return next;
    }

    /** The NameNode has heard of these. */
    public synchronized void told(Collection<Replica> heard) {
        for (Replica replica : heard) {
            if (replica.equals(damaged.get(replica.block()))) {
                untold.remove(replica.block());
            }
        }
    }

    /** The NameNode has just heard which blocks are here: of what it was told of them before, it may have taken no notice. */
    public synchronized void tellAll() {
        untold.addAll(damaged.keySet());
    }

    /** Something went wrong with this block, which only a look at all of it explains. */
    public synchronized void suspect(BlockId block) {
        if (suspects.size() < SUSPECTS_MAX) {
            suspects.add(block);
        }
    }

    /** The suspects so far, which are none from now on. */
    public synchronized List<BlockId> takeSuspects() {
        List<BlockId> taken = List.copyOf(suspects);
        suspects.clear();
        return taken;
    }

    /** True if that is news. */
    synchronized boolean mark(Replica replica) {
        boolean news = !replica.equals(damaged.put(replica.block(), replica));
        if (news) {
            untold.add(replica.block());
        }
        return news;
    }

    /** There is no such block any more, or another file has taken its place. */
    synchronized void forget(BlockId block) {
        damaged.remove(block);
        untold.remove(block);
        suspects.remove(block);
    }
}
