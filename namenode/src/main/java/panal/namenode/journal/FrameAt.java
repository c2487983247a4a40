package panal.namenode.journal;

/**
 * A good frame as it stands in a file of some directory.
 *
 * @param checksum its CRC32C, which covers all that is in it
 * @param size bytes on the disk
 */
record FrameAt(long first, int count, int checksum, int size, FoundDirectory directory, String file, int offset) {
    long last() {
        return first + count - 1;
    }

    /** Whether nothing is between {@code before} and this one, neither in the file nor in the journal. */
    boolean follows(FrameAt before) {
        return directory == before.directory
                && file.equals(before.file)
                && offset == before.offset + before.size
                && first == before.last() + 1;
    }

    /** Whether both are the same batch. */
    boolean isCopyOf(FrameAt other) {
        return first == other.first && count == other.count && checksum == other.checksum && size == other.size;
    }
}
