package panal.cluster.harness;

import java.io.InputStream;
import java.util.Random;

/**
 * A stream of bytes made from a seed, so that it can be made again for comparison; it may do something once, when a reader
 * has come to a certain place.
 */
public final class SeededBytes extends InputStream {
    private static final int PIECE = 64 * 1024;

    private final Random random;
    private final byte[] piece = new byte[PIECE];
    private final long length;
    private final long place;
    private final Runnable action;
    private long position;

    private SeededBytes(long length, long seed, long place, Runnable action) {
        this.random = new Random(seed);
        this.length = length;
        this.place = place;
        this.action = action;
    }

    public static SeededBytes of(long length, long seed) {
        return new SeededBytes(length, seed, -1, () -> {});
    }

    /** The same bytes; {@code action} runs when the reader asks for what lies behind {@code place}. */
    public static SeededBytes of(long length, long seed, long place, Runnable action) {
        return new SeededBytes(length, seed, place, action);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int wanted) {
        if (wanted == 0) {
            return 0;
        }
        if (position == length) {
            return -1;
        }
        int inPiece = (int) (position % PIECE);
        if (inPiece == 0) {
            random.nextBytes(piece);
        }
        int count = (int) Math.min(Math.min(wanted, PIECE - inPiece), length - position);
        System.arraycopy(piece, inPiece, target, offset, count);
        if (position <= place && place < position + count) {
            action.run();
        }
        position += count;
        return count;
    }
}
