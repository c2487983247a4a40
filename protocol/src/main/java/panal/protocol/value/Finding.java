package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/** What a DataNode found out and the NameNode must know; repeated with each heartbeat until one is answered. */
public sealed interface Finding extends Serializable {
    <R> R accept(Visitor<R> visitor);

    /** One method a kind of finding, so that a forgotten kind does not compile. */
    interface Visitor<R> {
        R corruptReplica(CorruptReplica finding);

        R copyFailed(CopyFailed finding);
    }

    /** A node's copy has wrong bytes: the finder's own, by its scrub or a read, or one that it was to fetch. */
    record CorruptReplica(BlockId block, int attempt, NodeName holder) implements Finding {
        private static final long serialVersionUID = 1;

        public CorruptReplica {
            Objects.requireNonNull(block, "block");
            Objects.requireNonNull(holder, "holder");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.corruptReplica(this);
        }
    }

    /** An ordered copy could not be made; {@code why} is for people. */
    record CopyFailed(BlockId block, String why) implements Finding {
        private static final long serialVersionUID = 1;
        private static final int WHY_MAX = 500;

        public CopyFailed {
            Objects.requireNonNull(block, "block");
            why = why.length() > WHY_MAX ? why.substring(0, WHY_MAX) : why;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.copyFailed(this);
        }
    }
}
