package panal.namenode.service.query;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.healing.HealingFigures;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Spoken;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** Says what will become of a block that has too few copies. Made under the cluster's lock, for that moment. */
final class HealingOutlook {
    private final SoftState state;
    private final HealingFigures figures;
    private final List<MemberView> live;

    HealingOutlook(SoftState state) {
        this.state = state;
        this.figures = state.healing().figures();
        this.live = state.members().views().stream().filter(MemberView::live).toList();
    }

    String of(BlockHealth health, List<Held> held, int wanted) {
        if (!state.safeMode().mayHeal()) {
            return "healing waits until safe mode is left";
        }
        OptionalLong begins = held.stream()
                .filter(Held::isWaitedFor)
                .mapToLong(each -> each.node().countsForMillis())
                .min();
        if (health.counted() >= wanted && begins.isPresent()) {
            return "healing begins in " + Spoken.span(Duration.ofMillis(begins.getAsLong() + 999));
        }
        Optional<NodeName> target = state.healing().target(health.block());
        if (target.isPresent()) {
            return "being copied now to " + target.get();
        }
        if (!figures.pause().isEmpty()) {
            return "healing waits: " + figures.pause();
        }
        return ofCopy(health, held);
    }

    private String ofCopy(BlockHealth health, List<Held> held) {
        Set<NodeId> taken = new HashSet<>();
        held.forEach(each -> taken.add(each.node().id()));
        List<MemberView> others =
                live.stream().filter(member -> !taken.contains(member.id())).toList();
        if (others.isEmpty()) {
            return "it waits for a " + HealthWords.ordinal(live.size() + 1) + " live node";
        }
        long length = health.claim().length();
        if (others.stream().noneMatch(member -> member.health().free() >= length)) {
            return "it waits for room: no other live node has " + length + " bytes free";
        }
        long before = waiting() - 1;
        return "it waits to be copied" + (before > 0 ? " among " + before + " others" : "");
    }

    private long waiting() {
        return figures.waiting().entrySet().stream()
                .filter(entry -> entry.getKey().needsCopy())
                .mapToLong(entry -> entry.getValue())
                .sum();
    }
}
