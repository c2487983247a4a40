package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import panal.protocol.value.Epoch;

/**
 * Notes in a journal that it is an old one, for all its later starts. A proof of later transactions takes the place of one
 * that was noted before. The reply is the one that stands.
 */
public record NoteLostEnd(LostEnd proof, long timeMillis) implements Command<LostEnd> {
    public NoteLostEnd {
        Objects.requireNonNull(proof, "proof");
    }

    @Override
    public Decision<LostEnd> decideOn(Namespace namespace) {
        Optional<LostEnd> before = namespace.lostEnd();
        if (before.isPresent()
                && before.get().heard().transaction() >= proof.heard().transaction()) {
            return Decision.unchanged(before.get());
        }
        // What an old copy has appended since its first start is none of what was lost.
        Epoch own = before.map(LostEnd::own)
                .filter(earlier -> earlier.transaction() < proof.own().transaction())
                .orElse(proof.own());
        LostEnd noted = new LostEnd(proof.witness(), proof.heard(), own);
        ClusterEdit.EpochBegun edit = new ClusterEdit.EpochBegun(
                namespace.epoch(), timeMillis, ClusterEdit.EpochBegun.UNKNOWN, Optional.of(noted));
        return new Decision<>(List.of(edit), noted);
    }
}
