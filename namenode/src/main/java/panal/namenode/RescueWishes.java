package panal.namenode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import panal.namenode.rescue.FailedDirectories;
import panal.namenode.rescue.RescueDesk;
import panal.protocol.error.LocalFailure;

/**
 * What a rescue was asked for.
 *
 * @param nodes that have to report; {@link #ANY} for those that come
 * @param quiet how long nobody may have come or gone on before the wait is over
 * @param withoutFailedDisks whether it may be over though nodes cannot read some of their data directories
 * @param withoutUnreadable whether it may be over though there are blocks whose header no node can read
 * @param directories of the metadata; the first one is written, the others are filled when the NameNode starts
 */
record RescueWishes(
        int nodes,
        Duration quiet,
        boolean withoutFailedDisks,
        boolean withoutUnreadable,
        boolean json,
        List<Path> directories) {
    /** Nobody is expected. */
    static final int ANY = 0;

    RescueWishes {
        directories = List.copyOf(directories);
    }

    /**
     * Whether everything is here that was asked for.
     *
     * @throws LocalFailure when somebody has to look after what is missing: nothing more comes by itself
     */
    boolean areMetBy(RescueDesk.Progress progress) throws LocalFailure {
        if (!isEverybodyHere(progress)) {
            return false;
        }
        if (!withoutFailedDisks && !progress.failed().isEmpty()) {
            String failed =
                    progress.failed().stream().map(FailedDirectories::toString).collect(Collectors.joining(", "));
            throw new LocalFailure(
                    "nothing was written: " + failed + "; mount what is missing and rescue again, or give"
                            + " --without-failed-disks when it is lost for ever");
        }
        if (!withoutUnreadable && progress.unreadable() > 0) {
            throw new LocalFailure("nothing was written: the headers of " + progress.unreadable()
                    + " blocks cannot be read by any node, whose logs name them; bring back a node or disk that has other"
                    + " copies and rescue again, or give --without-unreadable to go on without them");
        }
        return true;
    }

    private boolean isEverybodyHere(RescueDesk.Progress progress) throws LocalFailure {
        int reported = progress.reported().size();
        boolean allThatCame = progress.missing().isEmpty() && reported > 0;
        if (nodes != ANY && reported >= nodes && allThatCame) {
            return true;
        }
        if (progress.quietMillis() < quiet.toMillis()) {
            return false;
        }
        if (nodes == ANY && allThatCame) {
            return true;
        }
        throw new LocalFailure("nothing was written: of " + (nodes == ANY ? "those that came" : nodes + " DataNodes")
                + " only " + reported + " have reported (" + progress.reported() + "; begun: " + progress.missing()
                + "); start those that are missing, or give --nodes " + Math.max(1, reported)
                + " when they are lost for ever");
    }
}
