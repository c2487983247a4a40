package panal.namenode.rescue;

import java.util.List;
import java.util.Objects;
import panal.namenode.namespace.Member;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;

/**
 * What is known besides the blocks.
 *
 * @param heard the highest epoch number and the highest transaction that any node has heard, each by itself
 * @param failed what nodes could not read
 * @param superuser owns everything that is rescued
 * @param verifier of the superuser's key
 * @param timeMillis when everything is said to have been made, in milliseconds since 1970
 */
public record RescueFacts(
        ClusterId cluster,
        Epoch heard,
        List<Member> members,
        List<FailedDirectories> failed,
        String superuser,
        Bits256 verifier,
        long timeMillis) {
    public RescueFacts {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(heard, "heard");
        Objects.requireNonNull(superuser, "superuser");
        Objects.requireNonNull(verifier, "verifier");
        members = List.copyOf(members);
        failed = List.copyOf(failed);
    }
}
