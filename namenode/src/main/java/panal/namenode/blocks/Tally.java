package panal.namenode.blocks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all blocks come to, kept up with each change: an entry is taken out, changed, and put in again. Not thread-safe.
 */
final class Tally {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    /** Blocks with copies that are wrong, unclaimed, doomed or too many. */
    final LongSet attention = new LongSet();

    final LongSet doomed = new LongSet();
    /** Blocks of nobody that stay, and that some node has. */
    final LongSet kept = new LongSet();

    long fileBlocks;
    long present;
    /** Of the copies that files miss and that can be made. */
    long missingBytes;

    private final Clock clock;
    private final List<Stock> nodes;
    private final int[] byDanger = new int[Danger.values().length];
    /** Blocks that can be healed, each with the time since when it is in danger. */
    private final Map<Danger, LongMap<Instant>> queues = new EnumMap<>(Danger.class);
    /** Blocks that nobody can read, and of which several nodes have damaged copies. */
    private final LongMap<Instant> inPieces = new LongMap<>();
    /** One object for all blocks that get into danger at about one time. */
    private Instant moment;

    Tally(Clock clock, List<Stock> nodes) {
        this.clock = clock;
        this.nodes = nodes;
        this.moment = clock.instant();
        for (Danger danger : Danger.values()) {
            if (danger.needsCopy() || danger == Danger.MISPLACED) {
                queues.put(danger, new LongMap<>());
            }
        }
    }

    LongMap<Instant> queue(Danger danger) {
        return danger == Danger.UNREADABLE ? inPieces : queues.getOrDefault(danger, new LongMap<>());
    }

    @SuppressWarnings("EnumOrdinal") // it never leaves this process
    int count(Danger danger) {
        return byDanger[danger.ordinal()];
    }

    Optional<Instant> shortSince(long block, Danger danger) {
        return danger.needsCopy() ? queue(danger).get(block) : Optional.empty();
    }

    void takeOut(BlockEntry entry) {
        add(entry, -1);
    }

    void putIn(long block, BlockEntry entry, Verdict before, boolean needsAttention, boolean stays) {
        add(entry, 1);
        if (entry.kind() == Claim.Kind.DOOMED) {
            doomed.add(block);
        } else {
            doomed.remove(block);
        }
        if (stays) {
            kept.add(block);
        } else {
            kept.remove(block);
        }
        if (needsAttention) {
            attention.add(block);
        } else {
            attention.remove(block);
        }
        if (entry.verdict().danger() == Danger.UNREADABLE && entry.damaged() > 1) {
            inPieces.put(block, now());
        } else {
            inPieces.remove(block);
        }
        requeue(block, before.danger(), entry.verdict().danger());
    }

    @SuppressWarnings("EnumOrdinal") // it never leaves this process
    private void add(BlockEntry entry, int sign) {
        boolean ofFile = entry.claim().ofFile();
        Verdict verdict = entry.verdict();
        fileBlocks += ofFile ? sign : 0;
        present += entry.present() ? sign : 0;
        byDanger[verdict.danger().ordinal()] += ofFile ? sign : 0;
        boolean owed = ofFile && verdict.danger().needsCopy();
        missingBytes += owed ? (long) sign * verdict.missing() * entry.claim().length() : 0;
        boolean unsettled =
                switch (entry.kind()) {
                    case GRANTED, UPLOAD, WRITTEN -> true;
                    case NONE, FILE, DOOMED -> false;
                };
        if (owed || unsettled) {
            for (long copy : entry.copies()) {
                Stock stock = nodes.get(BlockEntry.nodeOf(copy));
                stock.owed += owed ? sign : 0;
                stock.owedBytes += owed ? sign * entry.claim().length() : 0;
                stock.unsettled += unsettled ? sign : 0;
            }
        }
    }

    private void requeue(long block, Danger before, Danger now) {
        if (before == now) {
            return;
        }
        Optional<Instant> since = shortSince(block, before);
        Optional.ofNullable(queues.get(before)).ifPresent(queue -> queue.remove(block));
        Optional.ofNullable(queues.get(now)).ifPresent(queue -> queue.put(block, since.orElseGet(this::now)));
    }

    private Instant now() {
        Instant exact = clock.instant();
        if (Duration.between(moment, exact).abs().compareTo(MOMENT) >= 0) {
            moment = exact;
        }
        return moment;
    }
}
