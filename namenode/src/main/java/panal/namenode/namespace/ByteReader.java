package panal.namenode.namespace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote. Used by one thread. */
final class ByteReader {
    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int position() {
        return at;
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            number |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    long signed() {
        long number = number();
        return (number >>> 1) ^ -(number & 1);
    }

    int fixed() {
        int number = 0;
        for (int i = 0; i < 4; i++) {
            number = (number << 8) | (bytes[at++] & 0xFF);
        }
        return number;
    }

    String name() {
        long tag = number();
        int length = (int) (tag >>> 1);
        boolean wide = (tag & 1) != 0;
        int begin = at;
        at += wide ? 2 * length : length;
        return new String(bytes, begin, at - begin, wide ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
    }

    void skipName() {
        long tag = number();
        at += (int) (tag >>> 1) << (tag & 1);
    }

    /** Compares the names that come next in both, by UTF-16 code units as String does. */
    int compareName(ByteReader other) {
        long tag = number();
        long otherTag = other.number();
        int length = (int) (tag >>> 1);
        int otherLength = (int) (otherTag >>> 1);
        if ((tag & 1) == 0 && (otherTag & 1) == 0) {
            return Arrays.compareUnsigned(bytes, at, at + length, other.bytes, other.at, other.at + otherLength);
        }
        for (int i = 0; i < Math.min(length, otherLength); i++) {
            int difference = unit(i, tag) - other.unit(i, otherTag);
            if (difference != 0) {
                return difference;
            }
        }
        return length - otherLength;
    }

    private int unit(int index, long tag) {
        return (tag & 1) == 0
                ? bytes[at + index] & 0xFF
                : ((bytes[at + 2 * index] & 0xFF) << 8) | (bytes[at + 2 * index + 1] & 0xFF);
    }
}
