package panal.protocol.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Bits256;
import panal.testkit.Seeds;

final class Sha256Test {
    /** FIPS 180-4's examples. */
    @Test
    void hashesTheStandardsExamples() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Sha256.of(ascii("abc")).hex());
        assertEquals(
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
                Sha256.of(ascii("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
                        .hex());
        assertEquals(
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                Sha256.of().hex());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void agreesWithTheJdkAtEveryLength() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        Seeds.each(1, 5, random -> {
            byte[] bytes = new byte[300];
            random.nextBytes(bytes);
            for (int length = 0; length <= bytes.length; length++) {
                byte[] some = Arrays.copyOf(bytes, length);
                assertEquals(Bits256.of(digest.digest(some)), Sha256.of(some), "of " + length + " bytes");
                int middle = length / 3;
                assertEquals(
                        Sha256.of(some),
                        Sha256.of(Arrays.copyOf(some, middle), Arrays.copyOfRange(some, middle, length)));
            }
        });
    }

    @Test
    void macsAgreeWithTheJdks() throws Exception {
        Seeds.each(1, 50, random -> {
            byte[] key = new byte[1 + random.nextInt(64)];
            byte[] text = new byte[random.nextInt(200)];
            random.nextBytes(key);
            random.nextBytes(text);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            assertEquals(Bits256.of(mac.doFinal(text)), Sha256.hmac(key, text));
        });
        assertThrows(IllegalArgumentException.class, () -> Sha256.hmac(new byte[65]));
    }
}
