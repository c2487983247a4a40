package panal.namenode.namespace;

import java.util.Objects;
import java.util.Optional;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;

/** Facts about the cluster as a whole: who belongs to it, and which ids are given out. */
public sealed interface ClusterEdit extends Edit {
    /** The cluster's birth: its id, its superuser, and the root directory, which that user owns. */
    record Founded(ClusterId cluster, String user, Bits256 verifier, long timeMillis) implements ClusterEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.founded(this);
        }
    }

    /**
     * A NameNode has started, or has heard in its epoch that the journal lacks something.
     *
     * @param behind the journal's last transaction before the epoch, if nobody was told of a later one in an epoch before;
     *     else {@link #UNKNOWN}, as in older journals
     * @param lostEnd the proof, where the edit is there for that; the epoch goes on
     */
    record EpochBegun(long number, long timeMillis, long behind, Optional<LostEnd> lostEnd) implements ClusterEdit {
        /** No transaction. */
        public static final long UNKNOWN = -1;

        public EpochBegun {
            Objects.requireNonNull(lostEnd, "lostEnd");
        }

        @Override
        public void replayOn(Replayer replayer) {
            replayer.epochBegun(this);
        }
    }

    /** A user as it now is. */
    record UserPut(User user) implements ClusterEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.userPut(this);
        }
    }

    /** A DataNode that belongs to the cluster, as it now is. */
    record MemberPut(Member member) implements ClusterEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.memberPut(this);
        }
    }

    /** Ids of this kind below {@code next} are given out, or lost. */
    record IdsReserved(IdKind kind, long next) implements ClusterEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.idsReserved(this);
        }
    }
}
