package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.namenode.blocks.Copy;
import panal.namenode.blocks.Danger;
import panal.namenode.blocks.Standing;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;

/**
 * What a node that leaves is still needed for: blocks of files that have fewer copies elsewhere than they want, and blocks of
 * uploads under way. Looks at a slice of its blocks at each call, again and again. Not thread-safe: its owner calls it under
 * the cluster's lock.
 */
public final class LeavingNode {
    private static final int LOOKED_AT = 10_000;
    private static final Duration PACE_OF = Duration.ofMinutes(1);

    private final NodeId node;
    private final BlockMap blocks;
    private final Clock clock;
    /** The blocks of the pass that is under way, or of the last one. */
    private long[] pass;
    /** Else the next look begins a pass. */
    private boolean underWay;
    /** How far it has come, and what it has found. */
    private int at;

    private Findings found = new Findings();
    /** Of the last whole pass. */
    private Optional<Findings> last = Optional.empty();
    /** How many blocks were left, over the last minute. */
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, int left) {}

    private static final class Findings {
        private int lacking;
        private int unreadable;
        private int uploads;
        private int mostWanted;
    }

    public LeavingNode(NodeId node, BlockMap blocks, Clock clock) {
        this.node = node;
        this.blocks = blocks;
        this.clock = clock;
        this.pass = blocks.diagnosis().allOn(node);
    }

    /** Looks at a slice; answers whether that ended a pass in which nothing was found for which the node is needed. */
    public boolean review() {
        if (!underWay) {
            underWay = true;
            pass = blocks.diagnosis().allOn(node);
            at = 0;
            found = new Findings();
        }
        int end = Math.min(pass.length, at + LOOKED_AT);
        for (; at < end; at++) {
            look(blocks.diagnosis().health(new BlockId(pass[at])));
        }
        if (at < pass.length) {
            return false;
        }
        last = Optional.of(found);
        note(found.lacking + found.uploads);
        underWay = false;
        return left() == 0;
    }

    /** The node has not told all that it has: a pass that has begun would miss some of that, and begins anew. */
    public void again() {
        underWay = false;
    }

    private void look(BlockHealth block) {
        Claim.Kind kind = block.claim().kind();
        boolean unfinished = kind == Claim.Kind.UPLOAD || kind == Claim.Kind.GRANTED;
        if (unfinished || (kind == Claim.Kind.WRITTEN && needsThis(block))) {
            found.uploads++;
        } else if (kind == Claim.Kind.FILE && needsThis(block)) {
            found.lacking++;
            found.unreadable += block.danger() == Danger.UNREADABLE ? 1 : 0;
            found.mostWanted = Math.max(found.mostWanted, block.claim().wanted());
        }
    }

    /**
     * Whether its file would have fewer copies than it wants, or none on a node in service: one that is away counts, and may
     * not come back. What this node itself was worth when that was looked at last does not matter: it may have been asked to
     * leave since.
     */
    private boolean needsThis(BlockHealth block) {
        int counted = 0;
        boolean live = false;
        for (Copy copy : block.copies()) {
            if (copy.good() && !copy.node().equals(node)) {
                Standing standing = blocks.diagnosis().standing(copy.node());
                counted += standing.counts() ? 1 : 0;
                live |= standing.live();
            }
        }
        return !live || counted < block.claim().wanted();
    }

    private void note(int left) {
        Instant now = clock.instant();
        samples.addLast(new Sample(now, left));
        while (samples.getFirst().at().isBefore(now.minus(PACE_OF))) {
            samples.removeFirst();
        }
    }

    /** Blocks that it has. */
    public int blocks() {
        return pass.length;
    }

    /** Those of them that it is needed for; all before the first pass is over. */
    public int left() {
        return last.map(findings -> findings.lacking + findings.uploads).orElse(pass.length);
    }

    /** Those of them that uploads under way have written. */
    public int uploads() {
        return last.map(findings -> findings.uploads).orElse(0);
    }

    /** Those of them of which no good copy can be read anywhere. */
    public int unreadable() {
        return last.map(findings -> findings.unreadable).orElse(0);
    }

    /** The most copies that one of them wants. */
    public int mostWanted() {
        return last.map(findings -> findings.mostWanted).orElse(0);
    }

    /** The time left at the pace of the last minute; empty when there is none. */
    public Optional<Duration> rest() {
        if (samples.size() < 2) {
            return Optional.empty();
        }
        Sample first = samples.getFirst();
        Sample latest = samples.getLast();
        int done = first.left() - latest.left();
        long millis = Duration.between(first.at(), latest.at()).toMillis();
        return done <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis * latest.left() / done));
    }
}
