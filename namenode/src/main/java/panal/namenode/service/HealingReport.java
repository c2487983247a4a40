package panal.namenode.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import panal.namenode.blocks.Danger;
import panal.namenode.blocks.Diagnosis;
import panal.namenode.healing.HealingFigures;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Spoken;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.value.HealingLine;

/** Healing's figures, as people are told. */
final class HealingReport {
    private static final long UNKNOWN = -1;

    private HealingReport() {}

    static panal.protocol.value.HealingFigures of(SoftState state) {
        HealingFigures figures = state.healing().figures();
        List<HealingLine> waiting = new ArrayList<>();
        for (Danger danger : Danger.values()) {
            if (danger.needsCopy() || danger == Danger.MISPLACED) {
                waiting.add(new HealingLine(words(danger), figures.waiting(danger)));
            }
        }
        boolean done = figures.underWay() == 0 && waiting.stream().allMatch(line -> line.blocks() == 0);
        return new panal.protocol.value.HealingFigures(
                waiting,
                figures.missingBytes(),
                figures.underWay(),
                figures.healedBlocks(),
                figures.healedBytes(),
                figures.left().map(Duration::toMillis).orElse(done ? 0L : UNKNOWN),
                pause(state, figures));
    }

    private static String pause(SoftState state, HealingFigures figures) {
        if (!state.safeMode().mayHeal()) {
            return "waits for the end of safe mode";
        }
        if (!figures.pause().isEmpty()) {
            return figures.pause();
        }
        return state.members().views().stream()
                .filter(HealingReport::isWaitedFor)
                .map(member -> "waits " + Spoken.span(Duration.ofMillis(member.countsForMillis())) + " for "
                        + member.name() + " to come back")
                .collect(Collectors.joining(", "));
    }

    /** Whether it is silent by surprise, and its copies are not given up yet. */
    private static boolean isWaitedFor(MemberView member) {
        return member.counts() && !member.answers() && !member.excused();
    }

    private static String words(Danger danger) {
        return switch (danger) {
            case UNREADABLE -> "unreadable";
            case NONE_COUNTS -> "only on nodes that leave";
            case ONE_COUNTS -> "with one copy left";
            case TOO_FEW -> "with too few copies";
            case MISPLACED -> "badly spread over hosts or racks";
            case NONE -> "safe";
        };
    }

    /**
     * Blocks with fewer copies than are wanted. Healing gives a node that is silent some time before it counts its copies
     * as missing; people are to see them at once.
     */
    static long atRisk(SoftState state, List<MemberView> members) {
        Diagnosis diagnosis = state.blocks().diagnosis();
        long atRisk = diagnosis.count(Danger.NONE_COUNTS)
                + (long) diagnosis.count(Danger.ONE_COUNTS)
                + diagnosis.count(Danger.TOO_FEW);
        for (MemberView member : members) {
            if (isWaitedFor(member)) {
                atRisk += state.blocks().blocksOn(member.id());
            }
        }
        return Math.min(atRisk, state.blocks().fileBlocks() - diagnosis.count(Danger.UNREADABLE));
    }
}
