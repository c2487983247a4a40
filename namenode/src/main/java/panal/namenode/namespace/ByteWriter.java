package panal.namenode.namespace;

import java.util.Arrays;

/** Numbers and text in as few bytes as they need: seven bits a byte, the lowest first. Used by one thread. */
final class ByteWriter {
    private byte[] bytes;
    private int size;

    /** One that expects to write about so many bytes. */
    ByteWriter(int expected) {
        bytes = new byte[expected];
    }

    /** A number that is mostly small; a negative one takes ten bytes. */
    ByteWriter number(long number) {
        room(10);
        long left = number;
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    /** A number that is mostly near zero, on either side. */
    ByteWriter signed(long number) {
        return number((number << 1) ^ (number >> (Long.SIZE - 1)));
    }

    /** Any number alike, in four bytes. */
    ByteWriter fixed(int number) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (number >> shift);
        }
        return this;
    }

    /** One byte a character where that is enough, else two, the higher first. */
    ByteWriter name(String name) {
        int length = name.length();
        boolean wide = name.chars().anyMatch(c -> c > 0xFF);
        number(((long) length << 1) | (wide ? 1 : 0));
        room(2 * length);
        for (int i = 0; i < length; i++) {
            if (wide) {
                bytes[size++] = (byte) (name.charAt(i) >> 8);
            }
            bytes[size++] = (byte) name.charAt(i);
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
