package panal.namenode.healing;

import java.util.List;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.namenode.blocks.Copy;
import panal.protocol.value.BlockId;

/** Which copies nobody needs. Pure questions about a block map. */
final class Unneeded {
    private Unneeded() {}

    /**
     * The copies of a block that may be deleted: all of a doomed block; of a file's block those with other bytes (an
     * attempt that was given up), as long as there is a good one. A copy that a reader found corrupt stays until there is
     * a better one in its place. Orphans have to be doomed first.
     */
    static List<Copy> copies(BlockMap blocks, BlockId block) {
        Claim claim = blocks.claimOf(block);
        List<Copy> copies = blocks.copies(block);
        return switch (claim.kind()) {
            case DOOMED -> copies;
            case FILE ->
                copies.stream().anyMatch(Copy::good)
                        ? copies.stream()
                                .filter(copy -> copy.crc32c() != claim.crc32c())
                                .toList()
                        : List.of();
            case NONE, GRANTED, UPLOAD -> List.of();
        };
    }

    static boolean orphan(BlockMap blocks, BlockId block) {
        return blocks.claimOf(block).kind() == Claim.Kind.NONE
                && !blocks.copies(block).isEmpty();
    }
}
