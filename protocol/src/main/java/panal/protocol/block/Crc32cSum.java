package panal.protocol.block;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;

/**
 * The CRC32C (RFC 3720, appendix B.4; reflected polynomial 0x82F63B78) of bytes that come in pieces, from the sums of the
 * pieces alone. Not thread-safe.
 *
 * <p>Appending a piece of n bytes multiplies the sum so far by x^8n modulo the polynomial, over GF(2), and adds the piece's
 * sum: the method of zlib's crc32_combine (Mark Adler, zlib 1.2.12).
 */
public final class Crc32cSum {
    private static final int POLYNOMIAL = 0x82F63B78;
    /** POWERS[k] is x^(2^k) modulo the polynomial; enough for 8 times any long. */
    private static final int[] POWERS = powers();

    private static final int CHUNK_OPERATOR = operator(Limits.CHUNK_BYTES);

    private int crc;
    private long length;

    /** Appends {@code moreLength} bytes whose sum is {@code moreCrc}. */
    public void append(int moreCrc, long moreLength) {
        crc = combine(crc, moreCrc, moreLength);
        length += moreLength;
    }

    /** The sum of everything appended; 0 for nothing. */
    public int crc() {
        return crc;
    }

    /** How many bytes were appended. */
    public long length() {
        return length;
    }

    /** Both as a block's sum; the length must not be above {@link Limits#BLOCK_SIZE_MAX}. */
    public BlockSum blockSum() {
        return new BlockSum(length, crc);
    }

    /** The sum of some bytes. */
    public static int of(byte[] bytes, int offset, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, offset, length);
        return (int) sum.getValue();
    }

    /** The sum of all that remains in the buffer, which is read to its limit. */
    public static int of(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    /**
     * The sum of A followed by B, of which B has {@code lengthB} bytes.
     *
     * @throws IllegalArgumentException if {@code lengthB} is negative
     */
    public static int combine(int crcA, int crcB, long lengthB) {
        if (lengthB < 0) {
            throw new IllegalArgumentException("length " + lengthB + " is negative");
        }
        int operator = lengthB == Limits.CHUNK_BYTES ? CHUNK_OPERATOR : operator(lengthB);
        return product(operator, crcA) ^ crcB;
    }

    /** x^(8 * bytes) modulo the polynomial. */
    private static int operator(long bytes) {
        int result = 1 << 31;
        int power = 3;
        for (long rest = bytes; rest != 0; rest >>>= 1, power++) {
            if ((rest & 1) != 0) {
                result = product(POWERS[power], result);
            }
        }
        return result;
    }

    private static int[] powers() {
        int[] powers = new int[3 + Long.SIZE];
        powers[0] = 1 << 30;
        for (int k = 1; k < powers.length; k++) {
            powers[k] = product(powers[k - 1], powers[k - 1]);
        }
        return powers;
    }

    /** a times b modulo the polynomial; bit 31 is x^0, as the sums are reflected. */
    private static int product(int a, int b) {
        int result = 0;
        int shifted = b;
        for (int bit = 1 << 31; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                result ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
        }
        return result;
    }
}
