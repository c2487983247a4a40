package panal.protocol.value;

import java.io.Serializable;

/**
 * What was looked at and how it stands.
 *
 * @param bytes lengths of the files, each counted once
 * @param missingCopies good copies that are wanted and do not count now
 * @param corruptCopies copies with wrong bytes
 * @param refused files and directories that the user may not read, which are in none of the other numbers
 */
public record HealthTally(
        long directories,
        long files,
        long blocks,
        long bytes,
        long safe,
        long atRisk,
        long unreadable,
        long missingCopies,
        long corruptCopies,
        long refused)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public static final HealthTally NOTHING = new HealthTally(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public HealthTally plus(HealthTally other) {
        return new HealthTally(
                directories + other.directories,
                files + other.files,
                blocks + other.blocks,
                bytes + other.bytes,
                safe + other.safe,
                atRisk + other.atRisk,
                unreadable + other.unreadable,
                missingCopies + other.missingCopies,
                corruptCopies + other.corruptCopies,
                refused + other.refused);
    }
}
