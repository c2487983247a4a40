package panal.namenode.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Msgpack values, each in its shortest form, in a buffer that grows. Written by hand for the few types that edits need,
 * because a general packer, with an object for every value, took most of a snapshot's time. Used by one thread.
 */
final class PackBuffer {
    private byte[] bytes = new byte[1 << 12];
    private int size;

    /** Bytes so far; where the next value will begin. */
    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The first {@code length} bytes; those behind them come to stand at the beginning. */
    byte[] take(int length) {
        byte[] taken = Arrays.copyOf(bytes, length);
        System.arraycopy(bytes, length, bytes, 0, size - length);
        size -= length;
        return taken;
    }

    void clear() {
        size = 0;
    }

    /** Begins a map; {@link #fields} says how many fields it has come to. */
    void beginMap() {
        room(1);
        bytes[size++] = (byte) 0x80;
    }

    /** The number of fields, at most 15, of the map that began at {@code map}. */
    void fields(int map, int count) {
        if (count > 15) {
            throw new IllegalStateException("a map of " + count + " fields needs another form");
        }
        bytes[map] = (byte) (0x80 | count);
    }

    void array(int length) {
        if (length < 16) {
            big(0x90 | length, 0, 0);
        } else {
            big(length < 1 << 16 ? 0xdc : 0xdd, length, length < 1 << 16 ? 2 : 4);
        }
    }

    void flag(boolean flag) {
        big(flag ? 0xc3 : 0xc2, 0, 0);
    }

    void number(long number) {
        if (number >= -32 && number < 128) {
            big((int) number, 0, 0);
        } else if (number >= 0) {
            int power = number < 1L << 8 ? 0 : number < 1L << 16 ? 1 : number < 1L << 32 ? 2 : 3;
            big(0xcc + power, number, 1 << power);
        } else {
            int power =
                    number >= Byte.MIN_VALUE ? 0 : number >= Short.MIN_VALUE ? 1 : number >= Integer.MIN_VALUE ? 2 : 3;
            big(0xd0 + power, number, 1 << power);
        }
    }

    void binary(byte[] binary) {
        int power = binary.length < 1 << 8 ? 0 : binary.length < 1 << 16 ? 1 : 2;
        big(0xc4 + power, binary.length, 1 << power);
        raw(binary);
    }

    void text(String text) {
        int length = text.length();
        if (length < 32 && isAscii(text)) {
            big(0xa0 | length, 0, 0);
            room(length);
            for (int i = 0; i < length; i++) {
                bytes[size++] = (byte) text.charAt(i);
            }
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length < 32) {
            big(0xa0 | utf8.length, 0, 0);
        } else {
            int power = utf8.length < 1 << 8 ? 0 : utf8.length < 1 << 16 ? 1 : 2;
            big(0xd9 + power, utf8.length, 1 << power);
        }
        raw(utf8);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** A type byte, and a number in {@code width} bytes, the highest first. */
    private void big(int type, long number, int width) {
        room(1 + width);
        bytes[size++] = (byte) type;
        for (int shift = (width - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[size++] = (byte) (number >> shift);
        }
    }

    private void raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
