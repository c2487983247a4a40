package panal.namenode.journal;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import panal.protocol.error.LocalFailure;

/** The good frames of several directories, put together by transaction. */
final class KnownFrames {
    /** By their first transactions; none overlaps another. */
    private final TreeMap<Long, FrameRun> runs = new TreeMap<>();

    /**
     * Adds a directory's frames up to transaction {@code limit}. Throws LocalFailure when another directory has something
     * else under the same transaction: then both have gone on by themselves, and nobody can say which one counts.
     */
    void add(FoundDirectory directory, long limit) throws LocalFailure {
        for (FrameRun run : directory.runs()) {
            for (FrameRun news : newIn(run, limit)) {
                runs.put(news.first(), news);
            }
        }
    }

    private List<FrameRun> newIn(FrameRun run, long limit) throws LocalFailure {
        FrameRuns news = new FrameRuns();
        Walk known = new Walk(run.first());
        for (FrameAt frame : run) {
            if (frame.last() > limit) {
                break;
            }
            Optional<FrameAt> there = known.reaching(frame.first());
            if (there.isEmpty() || there.get().first() > frame.last()) {
                news.add(frame);
            } else if (!there.get().isCopyOf(frame)) {
                throw diverged(there.get(), frame);
            }
        }
        List<FrameRun> all = news.list();
        boolean allOfIt = all.size() == 1 && all.get(0).bytes() == run.bytes();
        return allOfIt ? List.of(run) : all;
    }

    private static LocalFailure diverged(FrameAt one, FrameAt other) {
        return new LocalFailure("the journals in " + one.directory().name() + " and "
                + other.directory().name() + " differ at transaction "
                + Math.max(one.first(), other.first()) + ": one of them was used without the other (they end at "
                + one.directory().highest() + " and " + other.directory().highest()
                + "); decide which one counts, move the other one's files away, and start again");
    }

    /** Frames from transaction {@code first} on, one behind the other, up to a gap or to the one that begins at {@code end}. */
    List<FrameRun> from(long first, long end) {
        FrameRuns found = new FrameRuns();
        Walk known = new Walk(first);
        long next = first;
        Optional<FrameAt> frame = known.reaching(next);
        while (next < end && frame.isPresent() && frame.get().first() == next) {
            found.add(frame.get());
            next = frame.get().last() + 1;
            frame = known.reaching(next);
        }
        return found.list();
    }

    /** Goes through all that is known, from the run on in which a transaction may be. */
    private final class Walk {
        private final Iterator<FrameRun> later;
        private Iterator<FrameAt> frames = Collections.emptyIterator();
        private Optional<FrameAt> now;

        Walk(long transaction) {
            Long start = runs.floorKey(transaction);
            later = runs.tailMap(start == null ? transaction : start, true)
                    .values()
                    .iterator();
            now = next();
        }

        private Optional<FrameAt> next() {
            while (!frames.hasNext() && later.hasNext()) {
                frames = later.next().iterator();
            }
            return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
        }

        /** The first frame that ends at {@code transaction} or later; never one before those that were seen already. */
        Optional<FrameAt> reaching(long transaction) {
            while (now.isPresent() && now.get().last() < transaction) {
                now = next();
            }
            return now;
        }
    }
}
