package panal.namenode.journal;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Good frames that stand one behind the other in one file, packed: some seven bytes for each, where an object would take
 * fifty. A log of small batches has millions of frames, and a start holds those of all directories at once. Immutable.
 */
final class FrameRun implements Iterable<FrameAt> {
    private final FoundDirectory directory;
    private final String file;
    private final long first;
    private final long last;
    private final int offset;
    /** Of each frame the number of edits and the bytes on the disk, seven bits a byte, the low ones first; the checksum. */
    private final byte[] packed;

    /**
     * A run of at least one frame.
     *
     * @param first its first transaction
     * @param last its last one
     * @param offset where its first frame begins
     */
    FrameRun(FoundDirectory directory, String file, long first, long last, int offset, byte[] packed) {
        this.directory = directory;
        this.file = file;
        this.first = first;
        this.last = last;
        this.offset = offset;
        this.packed = packed;
    }

    FoundDirectory directory() {
        return directory;
    }

    String file() {
        return file;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** Bytes that it takes in memory, but for some dozens. */
    int bytes() {
        return packed.length;
    }

    @Override
    public Iterator<FrameAt> iterator() {
        return new Unpacking();
    }

    private final class Unpacking implements Iterator<FrameAt> {
        private final ByteBuffer rest = ByteBuffer.wrap(packed);
        private long next = first;
        private int at = offset;

        @Override
        public boolean hasNext() {
            return rest.hasRemaining();
        }

        @Override
        public FrameAt next() {
            if (!rest.hasRemaining()) {
                throw new NoSuchElementException();
            }
            int count = number();
            int size = number();
            FrameAt frame = new FrameAt(next, count, rest.getInt(), size, directory, file, at);
            next += count;
            at += size;
            return frame;
        }

        private int number() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                byte piece = rest.get();
                number |= (piece & 0x7f) << shift;
                if (piece >= 0) {
                    return number;
                }
            }
        }
    }
}
