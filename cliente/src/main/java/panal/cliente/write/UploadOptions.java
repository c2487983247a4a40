package panal.cliente.write;

import panal.protocol.value.Durability;
import panal.protocol.value.Limits;

/**
 * How a file is written. The NameNode checks the numbers and refuses with a sentence.
 *
 * @param replication wanted copies of each block, 1 to {@link Limits#REPLICATION_MAX}
 * @param blockSize bytes, a multiple of 64 KiB from {@link Limits#BLOCK_SIZE_MIN} to {@link Limits#BLOCK_SIZE_MAX}
 * @param overwrite whether a file that is there is replaced, at completion
 * @param parents whether missing directories above the file are made
 * @param times whether a file of this machine keeps the time of its last modification; else it has that of its completion
 * @param kept whether blocks that are whole are kept for a while when the upload of a file of several ends early, for one
 *     that continues
 * @param continued whether an unfinished upload to the same path is taken up, if its blocks are what the source has; its
 *     replication and block size stay
 */
public record UploadOptions(
        int replication,
        long blockSize,
        Durability durability,
        boolean overwrite,
        boolean parents,
        boolean times,
        boolean kept,
        boolean continued) {
    /**
     * Three copies, blocks of 64 MiB, synced; refuses to overwrite, and wants the directory to be there; keeps nothing of
     * what is not whole.
     */
    public static final UploadOptions DEFAULT = new UploadOptions(
            Limits.REPLICATION_DEFAULT,
            Limits.BLOCK_SIZE_DEFAULT,
            Durability.SYNCED,
            false,
            false,
            false,
            false,
            false);

    public UploadOptions withReplication(int wanted) {
        return new UploadOptions(wanted, blockSize, durability, overwrite, parents, times, kept, continued);
    }

    public UploadOptions withBlockSize(long bytes) {
        return new UploadOptions(replication, bytes, durability, overwrite, parents, times, kept, continued);
    }

    public UploadOptions withDurability(Durability wanted) {
        return new UploadOptions(replication, blockSize, wanted, overwrite, parents, times, kept, continued);
    }

    public UploadOptions withOverwrite(boolean allowed) {
        return new UploadOptions(replication, blockSize, durability, allowed, parents, times, kept, continued);
    }

    public UploadOptions withParents(boolean made) {
        return new UploadOptions(replication, blockSize, durability, overwrite, made, times, kept, continued);
    }

    public UploadOptions withTimes(boolean asInSource) {
        return new UploadOptions(replication, blockSize, durability, overwrite, parents, asInSource, kept, continued);
    }

    public UploadOptions withKept(boolean keeping) {
        return new UploadOptions(replication, blockSize, durability, overwrite, parents, times, keeping, continued);
    }

    public UploadOptions withContinued(boolean continuing) {
        return new UploadOptions(replication, blockSize, durability, overwrite, parents, times, kept, continuing);
    }
}
