package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.BlockMap;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;
import panal.namenode.namespace.MemberState;

/**
 * Members that count and have not told what they have: each may have a copy of any block. After a start of the NameNode that
 * is most of them for a moment, and copies that were made for lack of news would all be too many. Not thread-safe.
 */
final class Absentees {
    /** After that only those in a maintenance, perhaps a long one, are silent and count; not everything waits for them. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Membership members;
    private final BlockMap blocks;
    private final Clock clock;
    private Instant since;
    private int expected;
    /** Members that have told nothing either, and whose copies do not count: what is missing may have been theirs. */
    private int lost;

    Absentees(Membership members, BlockMap blocks, Clock clock) {
        this.members = members;
        this.blocks = blocks;
        this.clock = clock;
        this.since = clock.instant();
    }

    /** Nothing may be healed yet; waiting begins when something may. */
    void begin() {
        since = clock.instant();
    }

    void look() {
        List<MemberView> silent = members.views().stream()
                .filter(member -> !blocks.reported(member.id()))
                .toList();
        expected = (int) silent.stream().filter(MemberView::counts).count();
        lost = (int) silent.stream()
                .filter(member -> !member.counts() && member.plan() != MemberState.LEFT)
                .count();
    }

    /** Whether a block may have enough copies, and is not in such a danger that this must not be waited for. */
    boolean mayHelp(BlockHealth health) {
        boolean patient = !since.plus(PATIENCE).isBefore(clock.instant());
        boolean safe = health.counted() > 1 && !accountedFor(health);
        return expected > 0
                && (patient || safe)
                && health.counted() + expected >= health.claim().wanted();
    }

    /** Whether the copies that do not count are known, or were perhaps on a node that is lost: no others are likely. */
    private boolean accountedFor(BlockHealth health) {
        return lost > 0 || health.copies().size() >= health.claim().wanted();
    }
}
