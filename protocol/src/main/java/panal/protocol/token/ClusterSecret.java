package panal.protocol.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockToken;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Receipt;
import panal.protocol.value.UploadTicket;

/**
 * The secret that makes a process a member of the cluster: 32 random bytes. Never crosses the wire; it signs (HMAC-SHA256,
 * RFC 2104) with a separate key for each purpose, so that a MAC made for one is worthless for another. Thread-safe.
 */
public final class ClusterSecret {
    private final byte[] secret;
    /** One for each purpose that came up; never used but to be cloned, which spares to look for a provider and to hash the key. */
    private final Map<String, Mac> keyedFor = new ConcurrentHashMap<>();

    private ClusterSecret(byte[] secret) {
        this.secret = secret.clone();
    }

    public static ClusterSecret random(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new ClusterSecret(bytes);
    }

    /** Reads what {@link #encoded} gave; throws IllegalArgumentException for anything else. */
    public static ClusterSecret decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text.strip());
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a cluster secret has 32 bytes, this one has " + bytes.length);
        }
        return new ClusterSecret(bytes);
    }

    /** The secret as URL-safe Base64 text, for a file that only its owner may read, or an invitation. */
    public String encoded() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    public BlockToken sign(BlockToken token) {
        return new BlockToken(
                token.block(), token.mode(), token.attempt(), token.epoch(), token.expiresMillis(), macOf(token));
    }

    public boolean signed(BlockToken token) {
        return macOf(token).matches(token.mac());
    }

    public Receipt sign(Receipt receipt) {
        return new Receipt(receipt.node(), receipt.name(), receipt.replica(), receipt.at(), macOf(receipt));
    }

    public boolean signed(Receipt receipt) {
        return macOf(receipt).matches(receipt.mac());
    }

    public UploadTicket sign(UploadTicket ticket) {
        return ticket.withMac(macOf(ticket));
    }

    public boolean signed(UploadTicket ticket) {
        return macOf(ticket).matches(ticket.mac());
    }

    /** Proof of membership, good for one nonce and one purpose; {@code claim} is what is asked for, in full. */
    public ClusterProof prove(Bits256 nonce, String claim) {
        return new ClusterProof(nonce, macOfClaim(nonce, claim));
    }

    public boolean proven(ClusterProof proof, String claim) {
        return macOfClaim(proof.nonce(), claim).matches(proof.mac());
    }

    private Bits256 macOf(BlockToken token) {
        ByteBuffer text = ByteBuffer.allocate(8 + 4 + 4 + 8 + 8)
                .putLong(token.block().number())
                .putInt(token.mode() == BlockToken.Mode.READ ? 0 : 1)
                .putInt(token.attempt())
                .putLong(token.epoch())
                .putLong(token.expiresMillis());
        return mac("block token", text.array());
    }

    private Bits256 macOf(Receipt receipt) {
        ByteBuffer text = ByteBuffer.allocate(16 + 8 + 4 + 8 + 4 + 16)
                .putLong(receipt.node().uuid().getMostSignificantBits())
                .putLong(receipt.node().uuid().getLeastSignificantBits())
                .putLong(receipt.replica().block().number())
                .putInt(receipt.replica().attempt())
                .putLong(receipt.replica().sum().length())
                .putInt(receipt.replica().sum().crc32c())
                .putLong(receipt.at().incarnation())
                .putLong(receipt.at().sequence());
        return mac("receipt", text.array());
    }

    private Bits256 macOf(UploadTicket ticket) {
        // The record's own text, less the MAC: every field is in it. Free text is last, so that no field can imitate
        // another.
        String text = ticket.upload() + " " + ticket.file() + " " + ticket.parent() + " " + ticket.replication() + " "
                + ticket.blockSize() + " " + ticket.durability() + " " + ticket.overwrite() + " "
                + ticket.modifiedMillis() + " " + ticket.turn() + " "
                + ticket.user().length() + " " + ticket.user() + " "
                + ticket.name().length() + " " + ticket.name() + " " + ticket.path();
        return mac("upload ticket", text.getBytes(StandardCharsets.UTF_8));
    }

    private Bits256 macOfClaim(Bits256 nonce, String claim) {
        byte[] text = claim.getBytes(StandardCharsets.UTF_8);
        return mac(
                "membership",
                ByteBuffer.allocate(32 + text.length)
                        .put(nonce.bytes())
                        .put(text)
                        .array());
    }

    private Bits256 mac(String purpose, byte[] text) {
        Mac keyed =
                keyedFor.computeIfAbsent(purpose, words -> keyed(hmac(secret, words.getBytes(StandardCharsets.UTF_8))));
        try {
            return Bits256.of(((Mac) keyed.clone()).doFinal(text));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", impossible);
        }
    }

    static byte[] hmac(byte[] key, byte[] text) {
        return keyed(key).doFinal(text);
    }

    private static Mac keyed(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
