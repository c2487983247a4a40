package panal.namenode.namespace;

import java.util.Objects;

/**
 * What every file and directory has.
 *
 * @param mode permission bits as in POSIX, 0 to 07777
 * @param createdMillis milliseconds since 1970
 * @param modifiedMillis milliseconds since 1970; of a directory: when a name in it last came, went or changed
 */
public record Attributes(String owner, String group, int mode, long createdMillis, long modifiedMillis) {
    /** For new directories: all for the owner, look and enter for others. */
    public static final int DIRECTORY_MODE = 0755;

    /** For new files: write for the owner, read for others. */
    public static final int FILE_MODE = 0644;

    public Attributes {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(group, "group");
        if (mode < 0 || mode > 07777) {
            throw new IllegalArgumentException("mode " + Integer.toOctalString(mode) + " is not between 0 and 7777");
        }
    }

    /** Whether everybody may do the same with both. */
    public boolean hasRightsOf(Attributes other) {
        return owner.equals(other.owner) && group.equals(other.group) && mode == other.mode;
    }

    Attributes modifiedAt(long timeMillis) {
        return new Attributes(owner, group, mode, createdMillis, timeMillis);
    }
}
