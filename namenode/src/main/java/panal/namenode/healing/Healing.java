package panal.namenode.healing;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Copy;
import panal.namenode.blocks.CopyState;
import panal.namenode.blocks.Danger;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeWork;
import panal.protocol.value.Order;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;

/**
 * Has missing copies made, the most endangered blocks first: they are ordered from nodes that have room for them, a few at a
 * time from each, and ordered elsewhere when nothing comes of it. All that is known here is soft: after a restart it begins
 * anew from the reports. Not thread-safe: its owner calls it under one lock.
 */
public final class Healing {
    /** Gives permission to read a block where it is. */
    public interface Tokens {
        BlockToken toRead(BlockId block);
    }

    /** Blocks of one danger that are looked at in one call. */
    private static final int LOOKED_AT = 500;

    /** The worst first; but what can hardly be healed at all does not keep others waiting. */
    private static final List<Danger> IN_TURN =
            List.of(Danger.NONE_COUNTS, Danger.ONE_COUNTS, Danger.TOO_FEW, Danger.MISPLACED, Danger.UNREADABLE);

    private final Membership members;
    private final BlockMap blocks;
    private final Tokens tokens;
    private final CopiesUnderWay underWay = new CopiesUnderWay();
    private final Departures departures;
    private final Setbacks setbacks;
    private final HealedMinute minute;
    private final CopyPlanner planner;
    private final Absentees absentees;
    /** How many copies each node works on, as it said last. */
    private final Map<NodeId, Integer> working = new HashMap<>();

    private final Map<Danger, Integer> cursors = new EnumMap<>(Danger.class);
    private String pause = "the NameNode is starting";

    public Healing(Membership members, BlockMap blocks, Tokens tokens, Clock clock, RandomGenerator random) {
        this.members = members;
        this.blocks = blocks;
        this.tokens = tokens;
        this.departures = new Departures(blocks, clock);
        this.setbacks = new Setbacks(clock);
        this.minute = new HealedMinute(clock);
        this.planner = new CopyPlanner(blocks.diagnosis(), underWay, setbacks, clock, random);
        this.absentees = new Absentees(members, blocks, clock);
    }

    /**
     * Takes in how the nodes are now, and decides on copies; to be called a few times a second.
     *
     * @param obstacle why nothing may be done now; empty text when something may
     */
    public void tick(String obstacle) {
        blocks.diagnosis().standing(Standings.of(members));
        blocks.diagnosis().rejudge();
        setbacks.sweep();
        departures.sweep();
        giveUp();
        pause = obstacle;
        if (obstacle.isEmpty()) {
            absentees.look();
            plan();
        } else {
            absentees.begin();
        }
    }

    private void giveUp() {
        underWay.removeIf(copy -> !copy.isOrdered() && !useful(copy));
        underWay.removeIf(copy -> members.view(copy.target)
                .filter(member -> copy.isOrdered() ? member.answers() : member.live())
                .isEmpty());
        for (CopyUnderWay late : underWay.removeIf(CopyUnderWay::overdue)) {
            setBack(late.block, late.target);
        }
    }

    private void setBack(BlockId block, NodeId target) {
        setbacks.failed(block, target, isDamaged(blocks.diagnosis().health(block)));
    }

    /** Whether nobody has it whole, and several have parts of it. */
    private static boolean isDamaged(BlockHealth health) {
        return health.danger() == Danger.UNREADABLE
                && health.copies().stream()
                                .filter(copy -> copy.state() == CopyState.CORRUPT)
                                .count()
                        > 1;
    }

    private void plan() {
        Workforce nodes = new Workforce(members, underWay, working);
        for (Danger danger : IN_TURN) {
            if (nodes.idle()) {
                int from = cursors.getOrDefault(danger, 0);
                int next = blocks.diagnosis().someIn(danger, from, LOOKED_AT, block -> plan(new BlockId(block), nodes));
                cursors.put(danger, next);
            }
        }
    }

    private void plan(BlockId block, Workforce nodes) {
        if (underWay.of(block).isPresent()) {
            return;
        }
        BlockHealth health = blocks.diagnosis().health(block);
        if (setbacks.resting(block, isDamaged(health))) {
            return;
        }
        // A block that was moved is spread anew when the copy left behind is gone; what is missing does not wait for
        // that.
        boolean moved = !health.danger().needsCopy() && departures.of(block).isPresent();
        if (healable(health) && !moved && !absentees.mayHelp(health)) {
            planner.plan(health, nodes).ifPresent(copy -> {
                underWay.add(copy);
                nodes.busier();
            });
        }
    }

    private static boolean healable(BlockHealth health) {
        return health.danger().needsCopy() || health.danger() == Danger.MISPLACED || isDamaged(health);
    }

    private boolean useful(CopyUnderWay copy) {
        BlockHealth health = blocks.diagnosis().health(copy.block);
        boolean moves = copy.from.isPresent() && health.claim().ofFile() && health.danger() == Danger.NONE;
        return moves || healable(health);
    }

    /**
     * Asks for a copy to be moved; for balance, after all that is missing. What is asked for is begun at once or not at
     * all, within the bounds on what a node may have under way: whoever asks comes again.
     *
     * @return whether a copy is on its way from now on; the one on {@link Move#from} goes when enough good ones are live
     *     without it, or stays when the copy cannot be made
     */
    public boolean move(Move move) {
        boolean free = pause.isEmpty()
                && underWay.takesMove(move.to())
                && underWay.of(move.block()).isEmpty()
                && departures.of(move.block()).isEmpty()
                && !setbacks.resting(move.block(), false);
        Workforce nodes = new Workforce(members, underWay, working);
        Optional<CopyUnderWay> copy =
                free ? planner.plan(move, blocks.diagnosis().health(move.block()), nodes) : Optional.empty();
        copy.ifPresent(underWay::add);
        return copy.isPresent();
    }

    /** Where a copy of the block is being made on order. */
    public Optional<NodeName> target(BlockId block) {
        return underWay.of(block).filter(CopyUnderWay::isOrdered).flatMap(copy -> members.nameOf(copy.target));
    }

    /** Moves whose copy is under way. */
    public List<Move> moving() {
        return underWay.all().stream()
                .flatMap(copy -> copy.from.map(from -> new Move(copy.block, from, copy.target)).stream())
                .toList();
    }

    /** Gives up moves that no node has heard of yet; what is being copied is moved. */
    public void endMoves() {
        underWay.removeIf(copy -> copy.from.isPresent() && !copy.isOrdered());
    }

    /** Whose copy of a block goes first when there are too many, because the block was moved. */
    Optional<NodeId> departing(BlockId block) {
        return departures.of(block);
    }

    /** A node has told what it has and does, by a heartbeat or a full report. */
    public void heard(NodeId node, NodeWork work) {
        working.put(node, work.copying());
        arrivals(node);
        underWay.to(node).forEach(copy -> copy.heard(work));
    }

    /** Looks which of the copies that were ordered from a node are there. */
    public void arrivals(NodeId node) {
        for (CopyUnderWay copy : underWay.to(node)) {
            if (blocks.copies(copy.block).stream()
                    .anyMatch(there -> there.good() && there.node().equals(node))) {
                underWay.remove(copy);
                setbacks.healed(copy.block);
                minute.healed(copy.length);
                copy.from.ifPresent(from -> departures.add(copy.block, from));
            }
        }
    }

    /** An ordered copy could not be made: another node is to try. */
    public void failed(BlockId block, NodeId target) {
        underWay.of(block).filter(copy -> copy.target.equals(target)).ifPresent(copy -> {
            underWay.remove(copy);
            setBack(block, target);
        });
    }

    /** A node's process is no more: what it was to fetch is given to others. */
    public void ended(NodeId target) {
        working.remove(target);
        underWay.to(target).forEach(underWay::remove);
    }

    /** What a node is to fetch now. */
    public Optional<Order> orderFor(NodeId target) {
        if (!pause.isEmpty() || members.view(target).filter(MemberView::live).isEmpty()) {
            return Optional.empty();
        }
        Workforce nodes = new Workforce(members, underWay, working);
        List<ReplicaCopy> orders = new ArrayList<>();
        for (CopyUnderWay copy : underWay.to(target)) {
            if (copy.due() && useful(copy)) {
                order(copy, nodes).ifPresent(orders::add);
            }
        }
        return orders.isEmpty() ? Optional.empty() : Optional.of(new Order.CopyReplicas(orders));
    }

    private Optional<ReplicaCopy> order(CopyUnderWay copy, Workforce nodes) {
        BlockHealth health = blocks.diagnosis().health(copy.block);
        List<Copy> sources = planner.sources(health, nodes);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        copy.order();
        BlockSum sum = new BlockSum(health.claim().length(), health.claim().crc32c());
        Replica replica = new Replica(copy.block, sources.get(0).attempt(), sum);
        List<NodeName> names = sources.stream()
                .flatMap(source -> members.nameOf(source.node()).stream())
                .toList();
        return Optional.of(new ReplicaCopy(replica, names, tokens.toRead(copy.block)));
    }

    public HealingFigures figures() {
        Map<Danger, Integer> waiting = new EnumMap<>(Danger.class);
        for (Danger danger : Danger.values()) {
            waiting.put(danger, blocks.diagnosis().count(danger));
        }
        long missing = blocks.diagnosis().missingBytes();
        long healed = minute.bytes();
        Optional<Duration> left = missing > 0 && healed > 0
                ? Optional.of(Duration.ofSeconds(
                        (long) ((double) missing / healed * minute.measured().toSeconds())))
                : Optional.empty();
        return new HealingFigures(waiting, underWay.size(), missing, minute.blocks(), healed, left, pause);
    }
}
