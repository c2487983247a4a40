package panal.namenode.namespace;

import java.util.List;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.BlockId;
import panal.protocol.value.Limits;
import panal.protocol.value.ModificationTime;

/** What values must be like to get into the namespace. */
public final class Rules {
    private static final int USER_CHARACTERS = 64;
    private static final String NOT_IN_A_USER = "/\\:*?\"<>|,";

    private Rules() {}

    /** Refuses a replication or a block size (bytes) that no file can have. */
    public static void checkContent(int replication, long blockSize) throws InvalidInput {
        if (replication < 1 || replication > Limits.REPLICATION_MAX) {
            throw new InvalidInput(
                    "replication " + replication + " is out of range; give 1 to " + Limits.REPLICATION_MAX);
        }
        if (blockSize < Limits.BLOCK_SIZE_MIN || blockSize > Limits.BLOCK_SIZE_MAX) {
            throw new InvalidInput("block size " + blockSize + " is out of range; give " + Limits.BLOCK_SIZE_MIN
                    + " to " + Limits.BLOCK_SIZE_MAX + " bytes");
        }
        if (blockSize % Limits.CHUNK_BYTES != 0) {
            throw new InvalidInput(
                    "block size " + blockSize + " is not a multiple of " + Limits.CHUNK_BYTES + " bytes");
        }
    }

    /** Refuses a time of modification, in milliseconds since 1970, that only a broken clock can have told. */
    public static void checkTime(long modifiedMillis) throws InvalidInput {
        if (!ModificationTime.isKept(modifiedMillis)) {
            throw new InvalidInput("time of modification " + modifiedMillis
                    + " ms since 1970 is out of range; give one of the years 1678 to 2261");
        }
    }

    /** User names are also names of key files, on any system. */
    static void checkUserName(String name) throws InvalidInput {
        boolean printable = name.chars().noneMatch(c -> Character.isISOControl(c) || NOT_IN_A_USER.indexOf(c) >= 0);
        if (name.isBlank() || name.length() > USER_CHARACTERS || !printable || name.startsWith(".")) {
            throw new InvalidInput("\"" + (printable ? name : "?") + "\" cannot be a user or group; use 1 to "
                    + USER_CHARACTERS + " letters, digits, dashes");
        }
    }

    /** Blocks that become part of an upload or a file: given out before, owned by nobody, not given up. */
    static void checkFresh(Namespace namespace, List<BlockId> blocks) throws InvalidInput {
        for (BlockId block : blocks) {
            if (namespace.isDoomed(block)) {
                throw new InvalidInput("block " + block + " was given up meanwhile; upload the file again");
            }
            if (block.number() >= namespace.nextId(IdKind.BLOCK)
                    || namespace.ownerOf(block).isPresent()) {
                throw new InvalidInput("block " + block + " is not this upload's; upload the file again");
            }
        }
        if (blocks.size() != blocks.stream().distinct().count()) {
            throw new InvalidInput("a block is named twice; upload the file again");
        }
    }
}
