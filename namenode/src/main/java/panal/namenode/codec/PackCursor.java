package panal.namenode.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.msgpack.core.MessageTypeException;

/**
 * Reads msgpack values one after another, without an object for any but texts and binaries. What is not of the type that is
 * asked for throws MessageTypeException; what ends too early, an IndexOutOfBoundsException. Used by one thread.
 */
final class PackCursor {
    private final byte[] bytes;
    private int at;

    PackCursor(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int position() {
        return at;
    }

    int map() {
        int type = next();
        return type >>> 4 == 8 ? type & 0x0f : length(type, 0xde, 1, "map");
    }

    int array() {
        int type = next();
        return type >>> 4 == 9 ? type & 0x0f : length(type, 0xdc, 1, "array");
    }

    boolean flag() {
        int type = next();
        if (type != 0xc2 && type != 0xc3) {
            throw unexpected(type, "boolean");
        }
        return type == 0xc3;
    }

    long number() {
        int type = next();
        if (type < 0x80 || type >= 0xe0) {
            return (byte) type;
        }
        if (type >= 0xd0 && type <= 0xd3) {
            int width = 1 << (type - 0xd0);
            int unused = Long.SIZE - width * Byte.SIZE;
            return (big(width) << unused) >> unused;
        }
        if (type < 0xcc || type > 0xcf) {
            throw unexpected(type, "integer");
        }
        long number = big(1 << (type - 0xcc));
        if (type == 0xcf && number < 0) {
            throw new MessageTypeException("integer " + Long.toUnsignedString(number) + " is too large");
        }
        return number;
    }

    String text() {
        int length = textLength(next());
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** Reads a text; whether it is this one, which is of ASCII letters. */
    boolean isText(String ascii) {
        int length = textLength(next());
        boolean same = length == ascii.length();
        for (int i = 0; same && i < length; i++) {
            same = bytes[at + i] == ascii.charAt(i);
        }
        at += length;
        return same;
    }

    byte[] binary() {
        int length = length(next(), 0xc4, 0, "binary");
        byte[] binary = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return binary;
    }

    /** Goes past one value of any type, with all that is in it. */
    void skip() {
        for (long values = 1; values > 0; values--) {
            int type = next();
            if (type >>> 4 == 8 || type == 0xde || type == 0xdf) {
                at--;
                values += 2L * map();
            } else if (type >>> 4 == 9 || type == 0xdc || type == 0xdd) {
                at--;
                values += array();
            } else {
                int more = scalarBytes(type);
                at += more;
            }
        }
    }

    /** How many bytes follow the type byte, and the length's bytes, of a value that has no others in it. */
    private int scalarBytes(int type) {
        if (type >>> 5 == 5 || (type >= 0xd9 && type <= 0xdb)) {
            return textLength(type);
        }
        return switch (type) {
            case 0xc4, 0xc5, 0xc6 -> length(type, 0xc4, 0, "binary");
            case 0xc7, 0xc8, 0xc9 -> 1 + length(type, 0xc7, 0, "extension");
            case 0xca -> 4;
            case 0xcb -> 8;
            case 0xcc, 0xcd, 0xce, 0xcf -> 1 << (type - 0xcc);
            case 0xd0, 0xd1, 0xd2, 0xd3 -> 1 << (type - 0xd0);
            case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> 1 + (1 << (type - 0xd4));
            default -> 0;
        };
    }

    private int textLength(int type) {
        return type >>> 5 == 5 ? type & 0x1f : length(type, 0xd9, 0, "text");
    }

    /** The length behind a type byte: {@code first} has it in {@code 1 << power} bytes, the next types in twice as many. */
    private int length(int type, int first, int power, String what) {
        int exponent = type - first + power;
        if (type < first || exponent > 2) {
            throw unexpected(type, what);
        }
        long length = big(1 << exponent);
        if (length > bytes.length - at) {
            throw new IndexOutOfBoundsException(what + " of " + length + " goes beyond the end");
        }
        return (int) length;
    }

    private long big(int width) {
        long number = 0;
        for (int i = 0; i < width; i++) {
            number = (number << Byte.SIZE) | next();
        }
        return number;
    }

    private int next() {
        return bytes[at++] & 0xff;
    }

    private static MessageTypeException unexpected(int type, String what) {
        return new MessageTypeException(what + " expected, not type " + Integer.toHexString(type));
    }
}
