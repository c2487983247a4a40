package panal.namenode.service.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.Copy;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Spoken;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.value.BlockId;
import panal.protocol.value.CopyPlace;
import panal.protocol.value.NodeId;
import panal.protocol.value.Verdict;

/** Says how blocks stand, while the cluster's lock is held. To be made anew for each such moment. */
final class BlockJudge {
    /** A shortage that shows so soon after the start may well be older. */
    private static final Duration BEGINNING = Duration.ofMinutes(2);

    private final SoftState state;
    private final Instant now;
    private final Instant started;
    private final Map<NodeId, Optional<MemberView>> members = new HashMap<>();
    /** Made for the first block that needs it, which most do not. */
    private Optional<HealingOutlook> outlook = Optional.empty();

    /**
     * A judge.
     *
     * @param started when this NameNode began to hear of blocks
     */
    BlockJudge(SoftState state, Instant now, Instant started) {
        this.state = state;
        this.now = now;
        this.started = started;
    }

    Judgement judge(BlockId block, int wanted) {
        BlockHealth health = state.blocks().diagnosis().health(block);
        List<Held> held = held(health.copies());
        int copies = (int) held.stream().filter(Held::counts).count();
        int corrupt = (int) held.stream().filter(Held::corrupt).count();
        List<CopyPlace> places = held.stream().map(Held::place).toList();
        if (held.stream().noneMatch(Held::readable)) {
            return new Judgement(Verdict.UNREADABLE, copies, corrupt, places, whyUnreadable(block, held));
        }
        if (copies < wanted) {
            String why = copies + " of " + wanted + " copies of block " + block + since(health, held) + lost(held)
                    + "; " + outlook().of(health, held, wanted);
            return new Judgement(Verdict.AT_RISK, copies, corrupt, places, why);
        }
        return new Judgement(Verdict.SAFE, copies, corrupt, places, "");
    }

    private HealingOutlook outlook() {
        HealingOutlook made = outlook.orElseGet(() -> new HealingOutlook(state));
        outlook = Optional.of(made);
        return made;
    }

    private List<Held> held(List<Copy> copies) {
        List<Held> held = new ArrayList<>();
        for (Copy copy : copies) {
            members.computeIfAbsent(copy.node(), state.members()::view)
                    .ifPresent(node -> held.add(new Held(copy, node)));
        }
        held.sort(Comparator.comparing(each -> each.node().name()));
        return held;
    }

    private String whyUnreadable(BlockId block, List<Held> held) {
        List<Held> good = held.stream().filter(Held::good).toList();
        if (!good.isEmpty()) {
            String which = good.size() == 1 ? "its last copy: " : "its last copies: ";
            return "block " + block + " cannot be read now; " + which + sentences(good) + "; start "
                    + (good.size() == 1 ? "that node" : "one of these nodes");
        }
        String had = state.blocks()
                .lastCopy(block)
                .flatMap(last -> state.members()
                        .nameOf(last.node())
                        .map(name -> "the last copy was on " + name + ", gone for "
                                + Spoken.span(Duration.between(last.gone(), now))))
                .orElse("");
        String missing = String.join(", ", state.census().missing());
        String wait = missing.isEmpty() ? "" : "not heard since the NameNode's start: " + missing;
        String pieces = state.healing()
                .target(block)
                .map(node -> node + " tries to put it together from what is right in them")
                .orElse("");
        return "block " + block + " cannot be read; "
                + Stream.of(nobody(held, had), had, wait, pieces)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining("; "));
    }

    private String nobody(List<Held> held, String had) {
        if (!held.isEmpty()) {
            return "no good copy is known: " + sentences(held);
        }
        return had.isEmpty()
                ? "no node that was heard since the NameNode's start, " + Spoken.span(Duration.between(started, now))
                        + " ago, has it"
                : "";
    }

    /** Since when, as far as this process can know. */
    private String since(BlockHealth health, List<Held> held) {
        Optional<Instant> since = health.shortSince();
        if (since.isEmpty()) {
            return "";
        }
        boolean cause = held.stream().anyMatch(each -> !each.counts());
        if (!cause && since.get().isBefore(started.plus(BEGINNING))) {
            return " since the NameNode's start, " + Spoken.span(Duration.between(started, now)) + " ago, or longer";
        }
        return " for " + Spoken.span(Duration.between(since.get(), now));
    }

    private static String lost(List<Held> held) {
        List<Held> lost = held.stream().filter(each -> !each.counts()).toList();
        return lost.isEmpty() ? "" : ": " + sentences(lost);
    }

    private static String sentences(List<Held> held) {
        return held.stream().map(Held::sentence).collect(Collectors.joining("; "));
    }
}
