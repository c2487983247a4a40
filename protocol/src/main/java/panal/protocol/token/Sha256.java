package panal.protocol.token;

import java.nio.ByteBuffer;
import java.util.Arrays;
import panal.protocol.value.Bits256;

/**
 * SHA-256 (FIPS 180-4, 6.2) and its HMAC (RFC 2104) over a few bytes, for a program that is over in a moment: the JDK's own
 * is quicker by the byte, but finding it the first time reads the JDK's security settings and loads its providers, which takes
 * as long as hashing a megabyte here. No branch and no index depends on what is hashed.
 */
final class Sha256 {
    private static final int BLOCK_BYTES = 64;
    private static final int INNER = 0x36;
    private static final int OUTER = 0x5C;

    private static final int[] ROUND = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    private final int[] state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };
    private final int[] words = new int[ROUND.length];

    private Sha256() {}

    static Bits256 of(byte[]... parts) {
        return Bits256.of(hash(parts));
    }

    /** HMAC-SHA256 of the text, with a key of at most 64 bytes. */
    static Bits256 hmac(byte[] key, byte[]... text) {
        if (key.length > BLOCK_BYTES) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        byte[][] inner = new byte[text.length + 1][];
        inner[0] = padded(key, INNER);
        System.arraycopy(text, 0, inner, 1, text.length);
        return of(padded(key, OUTER), hash(inner));
    }

    private static byte[] padded(byte[] key, int pad) {
        byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
        for (int i = 0; i < BLOCK_BYTES; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    private static byte[] hash(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        // The text, a one bit, zeros, and the length in bits as the end of the last block.
        int blocks = (length + 1 + Long.BYTES + BLOCK_BYTES - 1) / BLOCK_BYTES;
        ByteBuffer message = ByteBuffer.allocate(blocks * BLOCK_BYTES);
        for (byte[] part : parts) {
            message.put(part);
        }
        message.put((byte) 0x80).putLong(blocks * BLOCK_BYTES - Long.BYTES, 8L * length);
        message.rewind();
        Sha256 hash = new Sha256();
        for (int i = 0; i < blocks; i++) {
            hash.take(message);
        }
        ByteBuffer result = ByteBuffer.allocate(32);
        for (int word : hash.state) {
            result.putInt(word);
        }
        return result.array();
    }

    private void take(ByteBuffer block) {
        for (int t = 0; t < 16; t++) {
            words[t] = block.getInt();
        }
        for (int t = 16; t < ROUND.length; t++) {
            int low = words[t - 15];
            int high = words[t - 2];
            int s0 = Integer.rotateRight(low, 7) ^ Integer.rotateRight(low, 18) ^ (low >>> 3);
            int s1 = Integer.rotateRight(high, 17) ^ Integer.rotateRight(high, 19) ^ (high >>> 10);
            words[t] = words[t - 16] + s0 + words[t - 7] + s1;
        }
        int[] v = state.clone();
        for (int t = 0; t < ROUND.length; t++) {
            int e = v[4];
            int s1 = Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25);
            int first = v[7] + s1 + ((e & v[5]) ^ (~e & v[6])) + ROUND[t] + words[t];
            int a = v[0];
            int s0 = Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22);
            int second = s0 + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));
            System.arraycopy(v, 0, v, 1, 7);
            v[4] += first;
            v[0] = first + second;
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += v[i];
        }
    }
}
