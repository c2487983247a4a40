package panal.namenode.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import panal.protocol.error.LocalFailure;

/** The good frames of several directories, put together by transaction. */
final class KnownFrames {
    private final TreeMap<Long, FrameAt> frames = new TreeMap<>();

    /**
     * Adds a directory's frames up to transaction {@code limit}. Throws LocalFailure when another directory has something
     * else under the same transaction: then both have gone on by themselves, and nobody can say which one counts.
     */
    void add(FoundDirectory directory, long limit) throws LocalFailure {
        for (FrameAt frame : directory.frames()) {
            if (frame.last() > limit) {
                continue;
            }
            Map.Entry<Long, FrameAt> below = frames.floorEntry(frame.last());
            if (below == null || below.getValue().last() < frame.first()) {
                frames.put(frame.first(), frame);
            } else if (!below.getValue().isCopyOf(frame)) {
                throw diverged(below.getValue(), frame);
            }
        }
    }

    private static LocalFailure diverged(FrameAt one, FrameAt other) {
        return new LocalFailure("the journals in " + one.directory().name() + " and "
                + other.directory().name() + " differ at transaction "
                + Math.max(one.first(), other.first()) + ": one of them was used without the other (they end at "
                + one.directory().highest() + " and " + other.directory().highest()
                + "); decide which one counts, move the other one's files away, and start again");
    }

    /** Frames from transaction {@code first} on, one behind the other, up to a gap or to the one that begins at {@code end}. */
    List<FrameAt> run(long first, long end) {
        List<FrameAt> run = new ArrayList<>();
        long next = first;
        for (FrameAt frame = frames.get(next); frame != null && next < end; frame = frames.get(next)) {
            run.add(frame);
            next = frame.last() + 1;
        }
        return run;
    }
}
