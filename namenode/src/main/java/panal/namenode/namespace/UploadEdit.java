package panal.namenode.namespace;

import java.util.List;
import panal.protocol.value.BlockId;
import panal.protocol.value.UploadId;

/** Facts about files that are being written. */
public sealed interface UploadEdit extends Edit {
    record UploadOpened(Upload upload) implements UploadEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.uploadOpened(this);
        }
    }

    /** The upload has more blocks, behind those that it had. */
    record BlocksGranted(UploadId upload, List<BlockId> blocks, long expiresMillis) implements UploadEdit {
        public BlocksGranted {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void replayOn(Replayer replayer) {
            replayer.blocksGranted(this);
        }
    }

    /** These blocks of the upload are whole. */
    record BlocksWritten(UploadId upload, List<WrittenBlock> blocks) implements UploadEdit {
        public BlocksWritten {
            blocks = List.copyOf(blocks);
        }

        @Override
        public void replayOn(Replayer replayer) {
            replayer.blocksWritten(this);
        }
    }

    /**
     * Another client goes on with the upload, or may: the one before has nothing to say any more. What that one was granted
     * and is not whole has fresh blocks, once there is another; the ones before are doomed by an edit of their own.
     *
     * @param turn the next client's, higher than any before
     */
    record UploadResumed(
            UploadId upload,
            int turn,
            boolean overwrite,
            long modifiedMillis,
            long expiresMillis,
            List<FreshBlock> fresh)
            implements UploadEdit {
        public UploadResumed {
            fresh = List.copyOf(fresh);
        }

        @Override
        public void replayOn(Replayer replayer) {
            replayer.uploadResumed(this);
        }
    }

    /** A block in the place of one of which nothing will come. */
    record FreshBlock(int index, BlockId id) {}

    /** The upload was given up; its blocks are doomed by an edit of their own. */
    record UploadClosed(UploadId upload) implements UploadEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.uploadClosed(this);
        }
    }
}
