package panal.namenode.namespace;

import java.util.List;
import panal.protocol.value.BlockId;

/** Facts about blocks that no file needs. */
public sealed interface BlockEdit extends Edit {
    /** Nobody owns these blocks any more, and nobody ever will. */
    record BlocksDoomed(List<BlockId> blocks, long timeMillis) implements BlockEdit {
        public BlocksDoomed {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void replayOn(Replayer replayer) {
            replayer.blocksDoomed(this);
        }
    }

    /** No replica is left of these doomed blocks. */
    record DoomedForgotten(List<BlockId> blocks) implements BlockEdit {
        public DoomedForgotten {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void replayOn(Replayer replayer) {
            replayer.doomedForgotten(this);
        }
    }

    /**
     * Some of the past is lost: a block that nobody owns may be one that somebody owned.
     *
     * @param below blocks of nobody with lower ids are kept; 0 when none are any more
     */
    record OrphansKept(long below) implements BlockEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.orphansKept(this);
        }
    }
}
