package panal.namenode.namespace;

import java.util.Objects;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeName;

/**
 * The proof that a journal is an old copy, or has lost its end: somebody has heard of a transaction that is not in it.
 *
 * @param witness the node that has
 * @param heard what it has heard: the highest epoch, and the highest transaction
 * @param own how far the journal goes of what that epoch and those before it had
 */
public record LostEnd(NodeName witness, Epoch heard, Epoch own) {
    public LostEnd {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(heard, "heard");
        Objects.requireNonNull(own, "own");
    }
}
