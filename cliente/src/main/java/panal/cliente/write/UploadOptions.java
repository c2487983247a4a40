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
 */
public record UploadOptions(
        int replication, long blockSize, Durability durability, boolean overwrite, boolean parents, boolean times) {
    /** Three copies, blocks of 64 MiB, synced; refuses to overwrite, and wants the directory to be there. */
    public static final UploadOptions DEFAULT = new UploadOptions(
            Limits.REPLICATION_DEFAULT, Limits.BLOCK_SIZE_DEFAULT, Durability.SYNCED, false, false, false);

    public UploadOptions withReplication(int wanted) {
        return new UploadOptions(wanted, blockSize, durability, overwrite, parents, times);
    }

    public UploadOptions withBlockSize(long bytes) {
        return new UploadOptions(replication, bytes, durability, overwrite, parents, times);
    }

    public UploadOptions withDurability(Durability wanted) {
        return new UploadOptions(replication, blockSize, wanted, overwrite, parents, times);
    }

    public UploadOptions withOverwrite(boolean allowed) {
        return new UploadOptions(replication, blockSize, durability, allowed, parents, times);
    }

    public UploadOptions withParents(boolean made) {
        return new UploadOptions(replication, blockSize, durability, overwrite, made, times);
    }

    public UploadOptions withTimes(boolean kept) {
        return new UploadOptions(replication, blockSize, durability, overwrite, parents, kept);
    }
}
