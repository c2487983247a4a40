package panal.cliente.console.progress;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a command has to move, what is under way, and what has ended. Thread-safe. */
final class Workload {
    /** All fields are guarded by this. */
    private final Set<FileTrack> active = new LinkedHashSet<>();

    private long begun;
    private long begunBytes;
    private boolean endless;
    private long counted;
    private long countedBytes;
    private int uncounted;
    private boolean uncountable;
    private long files;
    private long fileBytes;
    private long failed;
    private long failedBytes;

    /** Something will come that somebody is going to count. */
    synchronized void expect() {
        uncounted++;
    }

    synchronized void count(long moreFiles, long moreBytes) {
        counted += moreFiles;
        countedBytes += moreBytes;
    }

    /** One of those that were expected is counted, or cannot be. */
    synchronized void counted(boolean whole) {
        uncounted--;
        uncountable |= !whole;
    }

    synchronized void begin(FileTrack track) {
        active.add(track);
        begun++;
        begunBytes += Math.max(0, track.total());
        endless |= track.total() < 0;
    }

    /** Whether anything was ever under way. */
    synchronized boolean hasBegun() {
        return begun > 0;
    }

    synchronized void whole(FileTrack track) {
        track.whole();
        active.remove(track);
        files++;
        fileBytes += track.done();
    }

    synchronized void failed(FileTrack track) {
        track.end();
        active.remove(track);
        failed++;
        failedBytes += Math.max(0, track.total());
    }

    /** The files under way, the oldest first. */
    synchronized List<FileTrack> active() {
        return List.copyOf(active);
    }

    synchronized Sums sums() {
        long moving = active.stream().mapToLong(FileTrack::done).sum();
        boolean known = uncounted == 0 && !uncountable && !endless;
        // A file may have come since they were counted.
        long total = known ? Math.max(countedBytes, begunBytes) - failedBytes : -1;
        return new Sums(
                files, failed, Math.max(counted, begun), fileBytes + moving, total, uncounted > 0 || uncountable);
    }
}
