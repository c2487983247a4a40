package panal.namenode.healing;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.Copy;
import panal.namenode.blocks.CopyState;
import panal.namenode.blocks.Danger;
import panal.namenode.blocks.Diagnosis;
import panal.namenode.membership.MemberView;
import panal.namenode.placement.Place;
import panal.namenode.placement.Placement;
import panal.namenode.placement.Wish;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** Decides who fetches a block from whom. Pure but for the dice. */
final class CopyPlanner {
    private final Diagnosis diagnosis;
    private final CopiesUnderWay underWay;
    private final Setbacks setbacks;
    private final Clock clock;
    private final RandomGenerator random;

    CopyPlanner(Diagnosis diagnosis, CopiesUnderWay underWay, Setbacks setbacks, Clock clock, RandomGenerator random) {
        this.diagnosis = diagnosis;
        this.underWay = underWay;
        this.setbacks = setbacks;
        this.clock = clock;
        this.random = random;
    }

    /** One more copy of a block; empty when nobody can make it now. */
    Optional<CopyUnderWay> plan(BlockHealth health, Workforce nodes) {
        Optional<NodeId> source = freeSource(health, nodes);
        return source.flatMap(from ->
                target(health, nodes).map(target -> new CopyUnderWay(health, target, from, Optional.empty(), clock)));
    }

    /** A copy that takes another one's place; empty when that would be wrong or is not possible now. */
    Optional<CopyUnderWay> plan(Move move, BlockHealth health, Workforce nodes) {
        boolean possible = health.danger() == Danger.NONE
                && health.copies().stream().noneMatch(copy -> copy.node().equals(move.to()))
                && good(health).contains(move.from())
                && nodes.takes(move.to())
                && nodes.member(move.to()).filter(MemberView::live).isPresent()
                && nodes.places().places().stream()
                        .anyMatch(place -> nodes.member(place.name())
                                        .filter(member -> member.id().equals(move.to()))
                                        .isPresent()
                                && place.free() >= health.claim().length())
                && keepsSpread(move, health);
        return possible
                ? freeSource(health, nodes)
                        .map(source -> new CopyUnderWay(health, move.to(), source, Optional.of(move.from()), clock))
                : Optional.empty();
    }

    private boolean keepsSpread(Move move, BlockHealth health) {
        Set<NodeId> before = good(health);
        Set<NodeId> after = new HashSet<>(before);
        after.remove(move.from());
        after.add(move.to());
        return Spread.of(after, diagnosis).compareTo(Spread.of(before, diagnosis)) >= 0;
    }

    /**
     * Good copies that can be read, best first, all of one attempt: the bytes of another one differ in their header. Where
     * there is none, those that are damaged, if they are several: each chunk may be right in one of them.
     */
    List<Copy> sources(BlockHealth health, Workforce nodes) {
        List<Copy> good = readable(health, CopyState.GOOD, nodes);
        List<Copy> damaged = good.isEmpty() ? readable(health, CopyState.CORRUPT, nodes) : List.of();
        return damaged.size() > 1 ? damaged : good;
    }

    private List<Copy> readable(BlockHealth health, CopyState state, Workforce nodes) {
        List<Copy> readable = health.copies().stream()
                .filter(copy -> copy.state() == state)
                .filter(copy -> diagnosis.standing(copy.node()).answers())
                .sorted((a, b) -> nodes.bestSource().compare(a.node(), b.node()))
                .toList();
        return readable.stream()
                .filter(copy -> copy.attempt() == readable.get(0).attempt())
                .limit(Limits.REPLICATION_MAX)
                .toList();
    }

    private Optional<NodeId> freeSource(BlockHealth health, Workforce nodes) {
        return sources(health, nodes).stream()
                .map(Copy::node)
                .filter(underWay::gives)
                .findFirst();
    }

    private Optional<NodeId> target(BlockHealth health, Workforce nodes) {
        if (health.danger() == Danger.UNREADABLE) {
            // No damaged copy is trusted to say whose block it is; a node that has one takes its own's word.
            return corruptHolder(health, nodes);
        }
        Set<NodeId> avoided = new HashSet<>(setbacks.failed(health.block()));
        List<Place> places = places(health, nodes, avoided);
        if (places.isEmpty() && !avoided.isEmpty()) {
            avoided.clear();
            places = places(health, nodes, avoided);
        }
        if (places.isEmpty()) {
            return health.danger().needsCopy() ? corruptHolder(health, nodes) : Optional.empty();
        }
        List<Place> idle = places.stream()
                .filter(place -> nodes.member(place.name())
                        .filter(member -> nodes.takes(member.id()))
                        .isPresent())
                .filter(place -> health.danger() != Danger.MISPLACED || improves(place, health, nodes))
                .toList();
        return idle.isEmpty()
                ? Optional.empty()
                : nodes.member(Placement.any(idle, random).name()).map(MemberView::id);
    }

    private List<Place> places(BlockHealth health, Workforce nodes, Set<NodeId> failed) {
        Set<NodeId> avoided = new HashSet<>(failed);
        health.copies().forEach(copy -> avoided.add(copy.node()));
        Wish wish = new Wish(1, health.claim().length(), names(avoided, nodes));
        return Placement.another(nodes.places(), names(good(health), nodes), wish);
    }

    /** One that has a bad copy may write it anew; if it is of a newer attempt than the sources', it would not. */
    private Optional<NodeId> corruptHolder(BlockHealth health, Workforce nodes) {
        int attempt = sources(health, nodes).get(0).attempt();
        Set<NodeId> failed = setbacks.failed(health.block());
        return health.copies().stream()
                .filter(copy -> copy.state() == CopyState.CORRUPT && copy.attempt() <= attempt)
                .map(Copy::node)
                .filter(node -> diagnosis.standing(node).live() && nodes.takes(node))
                .min(Comparator.comparing((NodeId node) -> failed.contains(node)));
    }

    /** Whether some other copy could go afterwards, and leave a better spread than there is. */
    private boolean improves(Place place, BlockHealth health, Workforce nodes) {
        Set<NodeId> holders = good(health);
        Spread before = Spread.of(holders, diagnosis);
        NodeId target = nodes.member(place.name()).map(MemberView::id).orElseThrow();
        for (NodeId goes : holders) {
            Set<NodeId> after = new HashSet<>(holders);
            after.remove(goes);
            after.add(target);
            if (Spread.of(after, diagnosis).compareTo(before) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Nodes whose good copies count. */
    private Set<NodeId> good(BlockHealth health) {
        Set<NodeId> nodes = new HashSet<>();
        for (Copy copy : health.copies()) {
            if (copy.good() && diagnosis.standing(copy.node()).counts()) {
                nodes.add(copy.node());
            }
        }
        return nodes;
    }

    private static List<NodeName> names(Set<NodeId> ids, Workforce nodes) {
        return ids.stream()
                .flatMap(id -> nodes.member(id).stream())
                .map(MemberView::name)
                .toList();
    }
}
