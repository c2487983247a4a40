package panal.namenode.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Collects frames, and packs those that follow each other. Used by one thread. */
final class FrameRuns {
    /** Two numbers and a checksum. */
    private static final int FRAME_BYTES_MAX = 5 + 5 + 4;

    private final List<FrameRun> runs = new ArrayList<>();
    private ByteBuffer packed = ByteBuffer.allocate(1 << 10);
    /** Of the run that is being packed; both are there, or none. */
    private Optional<FrameAt> first = Optional.empty();

    private Optional<FrameAt> last = Optional.empty();

    void add(FrameAt frame) {
        if (last.isPresent() && !frame.follows(last.get())) {
            endRun();
        }
        if (first.isEmpty()) {
            first = Optional.of(frame);
        }
        last = Optional.of(frame);
        if (packed.remaining() < FRAME_BYTES_MAX) {
            packed = ByteBuffer.allocate(2 * packed.capacity()).put(packed.flip());
        }
        number(frame.count());
        number(frame.size());
        packed.putInt(frame.checksum());
    }

    private void number(int number) {
        int rest = number;
        while (rest > 0x7f) {
            packed.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        packed.put((byte) rest);
    }

    private void endRun() {
        if (first.isPresent() && last.isPresent()) {
            FrameAt begin = first.get();
            byte[] exact = Arrays.copyOf(packed.array(), packed.position());
            runs.add(new FrameRun(
                    begin.directory(), begin.file(), begin.first(), last.get().last(), begin.offset(), exact));
        }
        packed.clear();
        first = Optional.empty();
        last = Optional.empty();
    }

    /** All that was added so far, in the same order. */
    List<FrameRun> list() {
        endRun();
        return List.copyOf(runs);
    }
}
