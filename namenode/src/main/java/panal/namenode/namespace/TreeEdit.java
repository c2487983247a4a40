package panal.namenode.namespace;

import java.util.List;
import panal.protocol.value.FileId;
import panal.protocol.value.UploadId;

/** Facts about directories and files. What has an {@link Origin} also answers that request for good. */
public sealed interface TreeEdit extends Edit {
    /**
     * A directory is made.
     *
     * @param onTheWay whether the one that was asked for is further down: then this edit does not answer the request, and
     *     what depends on the depth is done once, by the last one
     */
    record DirectoryMade(Origin origin, FileId id, Place place, Attributes attributes, boolean onTheWay)
            implements TreeEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.directoryMade(this);
        }
    }

    /** A file is whole under its name, in place of a file that was there; {@code upload} is over. */
    record FileCompleted(Origin origin, FileInode file, UploadId upload) implements TreeEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.fileCompleted(this);
        }
    }

    /** The file or directory {@code id} now stands at {@code place}. */
    record Renamed(Origin origin, FileId id, Place place) implements TreeEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.renamed(this);
        }
    }

    /** A file or an empty directory is gone; a directory with something in it is out of sight, to be reclaimed. */
    record Deleted(Origin origin, FileId id) implements TreeEdit {
        @Override
        public void replayOn(Replayer replayer) {
            replayer.deleted(this);
        }
    }

    /**
     * Some of what was deleted with its directory is gone.
     *
     * @param unlinked directories that stood in deleted ones, and now wait by themselves to be reclaimed
     * @param gone files and empty directories
     */
    record Reclaimed(List<FileId> unlinked, List<FileId> gone) implements TreeEdit {
        public Reclaimed {
            unlinked = List.copyOf(unlinked);
            gone = List.copyOf(gone);
        }

        @Override
        public void replayOn(Replayer replayer) {
            replayer.reclaimed(this);
        }
    }
}
