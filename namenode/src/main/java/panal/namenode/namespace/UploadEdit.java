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

    /** The upload was given up; its blocks are doomed by an edit of their own. */
    record UploadClosed(UploadId upload) implements UploadEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.uploadClosed(this);
        }
    }
}
