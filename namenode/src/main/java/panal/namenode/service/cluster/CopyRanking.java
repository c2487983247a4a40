package panal.namenode.service.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import panal.namenode.blocks.Copy;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;
import panal.protocol.value.NodeName;

/** Puts a block's copies in the order in which a reader should ask for them. */
final class CopyRanking {
    private final Membership members;

    CopyRanking(Membership members) {
        this.members = members;
    }

    private record Candidate(NodeName node, int rank) {}

    /**
     * Copies on live nodes first, in random order so that readers spread; then those on suspect and leaving nodes; copies
     * with wrong bytes only when there is nothing else, because an attempt may still find out that the report was wrong.
     */
    Whereabouts rank(List<Copy> copies, RandomGenerator random) {
        List<Candidate> candidates = new ArrayList<>();
        List<NodeName> gone = new ArrayList<>();
        for (Copy copy : copies) {
            Optional<MemberView> member = members.view(copy.node());
            if (member.isPresent() && member.get().answers()) {
                candidates.add(new Candidate(member.get().name(), rank(member.get(), copy)));
            } else if (member.isPresent()) {
                gone.add(member.get().name());
            }
        }
        Collections.shuffle(candidates, new Random(random.nextLong()));
        boolean anyGood = candidates.stream().anyMatch(candidate -> candidate.rank() < 2);
        List<NodeName> replicas = candidates.stream()
                .filter(candidate -> candidate.rank() < 2 || !anyGood)
                .sorted(Comparator.comparingInt(Candidate::rank))
                .map(Candidate::node)
                .toList();
        return new Whereabouts(replicas, gone);
    }

    private static int rank(MemberView member, Copy copy) {
        int byState = member.live() ? 0 : 1;
        return copy.good() ? byState : 2 + byState;
    }
}
