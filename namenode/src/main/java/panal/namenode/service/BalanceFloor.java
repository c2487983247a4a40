package panal.namenode.service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import panal.namenode.balance.Floor;
import panal.namenode.balance.Movable;
import panal.namenode.balance.Move;
import panal.namenode.balance.NodeFill;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.Copy;
import panal.namenode.blocks.Danger;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.MemberState;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** The cluster as balancing sees it; copies are made and trimmed by healing. For its balancer only, which locks it. */
final class BalanceFloor implements Floor {
    private final Cluster cluster;
    private final RandomGenerator random;
    /** Moves that were begun and are neither done nor given up. */
    private final Set<Move> underWay = new HashSet<>();

    BalanceFloor(Cluster cluster, RandomGenerator random) {
        this.cluster = cluster;
        this.random = random;
    }

    @Override
    public List<NodeFill> nodes() {
        return cluster.under(state -> {
            Map<NodeName, NodeFill> fills = new TreeMap<>();
            for (MemberView member : state.members().views()) {
                if (takesPart(member)) {
                    fills.put(member.name(), fill(member));
                }
            }
            for (Move move : underWay) {
                boolean arrived = goodOn(state, move.block(), move.to());
                boolean gone = !heldOn(state, move.block(), move.from());
                fills.computeIfPresent(move.to(), (name, fill) -> arrived ? fill : fill.with(move.bytes()));
                fills.computeIfPresent(move.from(), (name, fill) -> gone ? fill : fill.with(-move.bytes()));
            }
            return List.copyOf(fills.values());
        });
    }

    private static boolean takesPart(MemberView member) {
        return member.live()
                && member.plan() == MemberState.IN_SERVICE
                && member.health().capacity() > 0;
    }

    private static NodeFill fill(MemberView member) {
        return new NodeFill(
                member.name(),
                member.host(),
                member.rack(),
                member.health().capacity(),
                member.health().used(),
                member.health().free());
    }

    @Override
    public String obstacle() {
        return cluster.under(state -> {
            if (!state.safeMode().reason().isEmpty()) {
                return "the cluster is in safe mode: " + state.safeMode().reason();
            }
            int waiting = 0;
            for (Danger danger : Danger.values()) {
                waiting += danger.needsCopy() ? state.blocks().diagnosis().count(danger) : 0;
            }
            return waiting == 0 ? "" : waiting + " blocks wait for healing";
        });
    }

    @Override
    public List<Movable> sample(NodeName node, int limit) {
        return cluster.under(state -> {
            List<Movable> movable = new ArrayList<>();
            Optional<NodeId> id = state.members().idOf(node);
            if (id.isPresent()) {
                Arrays.stream(state.blocks().diagnosis().someOn(id.get(), limit, random))
                        .mapToObj(block -> movable(state, new BlockId(block)))
                        .flatMap(Optional::stream)
                        .forEach(movable::add);
            }
            return movable;
        });
    }

    /** A block that has just what it wants; any other is healing's business. */
    private static Optional<Movable> movable(SoftState state, BlockId block) {
        BlockHealth health = state.blocks().diagnosis().health(block);
        int wanted = health.claim().wanted();
        boolean settled = health.claim().ofFile()
                && health.copies().size() == wanted
                && health.copies().stream().allMatch(Copy::good);
        if (!settled) {
            return Optional.empty();
        }
        List<NodeName> holders = health.copies().stream()
                .flatMap(copy -> state.members().nameOf(copy.node()).stream())
                .toList();
        return Optional.of(new Movable(block, health.claim().length(), holders));
    }

    @Override
    public boolean begin(Move move) {
        boolean begun = cluster.under(state -> {
            Optional<NodeId> from = state.members().idOf(move.from());
            Optional<NodeId> to = state.members().idOf(move.to());
            return from.isPresent()
                    && to.isPresent()
                    && movable(state, move.block()).isPresent()
                    && state.healing().move(new panal.namenode.healing.Move(move.block(), from.get(), to.get()));
        });
        if (begun) {
            underWay.add(move);
        }
        return begun;
    }

    @Override
    public Stage stage(Move move) {
        return cluster.under(state -> {
            if (!state.blocks().claimOf(move.block()).ofFile()) {
                return Stage.LOST;
            }
            boolean there = goodOn(state, move.block(), move.to());
            if (there) {
                return heldOn(state, move.block(), move.from()) ? Stage.COPIED : Stage.DONE;
            }
            return isCopied(state, move) ? Stage.COPYING : Stage.LOST;
        });
    }

    private static boolean isCopied(SoftState state, Move move) {
        Optional<NodeId> from = state.members().idOf(move.from());
        Optional<NodeId> to = state.members().idOf(move.to());
        return from.isPresent()
                && to.isPresent()
                && state.healing()
                        .moving()
                        .contains(new panal.namenode.healing.Move(move.block(), from.get(), to.get()));
    }

    @Override
    public void ended(Move move) {
        underWay.remove(move);
    }

    @Override
    public void endAll() {
        underWay.clear();
        cluster.under(state -> {
            state.healing().endMoves();
            return state;
        });
    }

    private static boolean goodOn(SoftState state, BlockId block, NodeName node) {
        return on(state, block, node).filter(Copy::good).isPresent();
    }

    private static boolean heldOn(SoftState state, BlockId block, NodeName node) {
        return on(state, block, node).isPresent();
    }

    private static Optional<Copy> on(SoftState state, BlockId block, NodeName node) {
        Optional<NodeId> id = state.members().idOf(node);
        return state.blocks().copies(block).stream()
                .filter(copy -> id.isPresent() && copy.node().equals(id.get()))
                .findFirst();
    }
}
