package panal.namenode.healing;

import java.util.ArrayList;
import java.util.List;
import panal.namenode.blocks.BlockHealth;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Claim;
import panal.namenode.blocks.Copy;
import panal.protocol.value.BlockId;

/** Which copies nobody needs. */
final class Unneeded {
    private final BlockMap blocks;
    private final Surplus surplus;

    Unneeded(BlockMap blocks, Surplus surplus) {
        this.blocks = blocks;
        this.surplus = surplus;
    }

    /** The copies of a block that may be deleted now: all of a doomed block. Orphans have to be doomed first. */
    List<Copy> copies(BlockId block) {
        BlockHealth health = blocks.diagnosis().health(block);
        return switch (health.claim().kind()) {
            case DOOMED -> health.copies();
            case FILE -> ofFile(health);
            case NONE, GRANTED, UPLOAD, WRITTEN -> List.of();
        };
    }

    /**
     * Copies with other bytes (an attempt that was given up) are worth nothing, and in the way, as soon as a good one is
     * proven to be there. One that a reader found corrupt may still have right parts: it stays until there are as many good
     * ones as are wanted. So does one that was told to go: the order is not repeated while it might be needed after all.
     */
    private List<Copy> ofFile(BlockHealth health) {
        int proven = surplus.proven(health).size();
        boolean enough = proven >= health.claim().wanted();
        List<Copy> unneeded = new ArrayList<>();
        for (Copy copy : health.copies()) {
            boolean goes =
                    switch (copy.state()) {
                        case GOOD -> false;
                        case OTHER_BYTES -> proven > 0;
                        case CORRUPT, GOING -> enough;
                    };
            if (goes) {
                unneeded.add(copy);
            }
        }
        surplus.next(health).ifPresent(unneeded::add);
        return unneeded;
    }

    /** Whether nobody needs it, and it may go for that. */
    boolean orphan(BlockId block) {
        return blocks.claimOf(block).kind() == Claim.Kind.NONE
                && !blocks.copies(block).isEmpty()
                && !blocks.diagnosis().keepsOrphan(block);
    }
}
