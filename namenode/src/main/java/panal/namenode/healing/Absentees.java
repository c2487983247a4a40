package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.BlockMap;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;

/**
 * Members that count and have not told what they have: each may have a copy of any block. After a start of the NameNode that
 * is most of them for a moment, and copies that were made for lack of news would all be too many. Not thread-safe.
 */
final class Absentees {
    /** A block's last copy does not wait for news for ever, as from a node in a long maintenance. */
    private static final Duration URGENT_AFTER = Duration.ofMinutes(1);

    private final Membership members;
    private final BlockMap blocks;
    private final Clock clock;
    private Instant since;
    private int expected;

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
        expected = (int) members.views().stream()
                .filter(MemberView::counts)
                .filter(member -> !blocks.reported(member.id()))
                .count();
    }

    /** Whether a block may have enough copies, and is not so near to being lost that this must not be waited for. */
    boolean mayHelp(BlockHealth health) {
        boolean urgent = health.counted() <= 1 && since.plus(URGENT_AFTER).isBefore(clock.instant());
        return expected > 0
                && !urgent
                && health.counted() + expected >= health.claim().wanted();
    }
}
