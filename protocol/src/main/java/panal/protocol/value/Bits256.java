package panal.protocol.value;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** 32 bytes: a nonce, a MAC or a proof. Four longs, so that it is immutable and has value equality. */
public record Bits256(long a, long b, long c, long d) implements Serializable {
    private static final long serialVersionUID = 1;

    public static final Bits256 ZERO = new Bits256(0, 0, 0, 0);

    /** Reads exactly 32 bytes; throws IllegalArgumentException for any other number. */
    public static Bits256 of(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("expected 32 bytes, got " + bytes.length);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new Bits256(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(32)
                .putLong(a)
                .putLong(b)
                .putLong(c)
                .putLong(d)
                .array();
    }

    public Bits256 xor(Bits256 other) {
        return new Bits256(a ^ other.a, b ^ other.b, c ^ other.c, d ^ other.d);
    }

    /** Equality in a time that does not depend on where the first difference is. */
    public boolean matches(Bits256 other) {
        return ((a ^ other.a) | (b ^ other.b) | (c ^ other.c) | (d ^ other.d)) == 0;
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }
}
