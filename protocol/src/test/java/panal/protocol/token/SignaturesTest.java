package panal.protocol.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;
import panal.protocol.value.Replica;
import panal.protocol.value.ReportPoint;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.UserProof;

final class SignaturesTest {
    private final SecureRandom random = new SecureRandom();
    private final ClusterSecret secret = ClusterSecret.random(random);
    private final Bits256 nonce = new Bits256(1, 2, 3, 4);

    private static BlockToken token(
            long block, BlockToken.Mode mode, int attempt, long epoch, long expires, Bits256 mac) {
        return new BlockToken(new BlockId(block), mode, attempt, epoch, expires, mac);
    }

    @Test
    void aTokenHoldsAsItWasSignedOnly() {
        BlockToken signed = secret.sign(token(1, BlockToken.Mode.READ, 2, 3, 4, Bits256.ZERO));
        assertTrue(secret.signed(signed));
        Bits256 mac = signed.mac();
        for (BlockToken forged : List.of(
                token(9, BlockToken.Mode.READ, 2, 3, 4, mac),
                token(1, BlockToken.Mode.WRITE, 2, 3, 4, mac),
                token(1, BlockToken.Mode.READ, 9, 3, 4, mac),
                token(1, BlockToken.Mode.READ, 2, 9, 4, mac),
                token(1, BlockToken.Mode.READ, 2, 3, 9, mac),
                token(1, BlockToken.Mode.READ, 2, 3, 4, Bits256.ZERO))) {
            assertFalse(secret.signed(forged), forged.toString());
        }
        assertFalse(ClusterSecret.random(random).signed(signed));
    }

    private static Receipt receipt(
            long node, long block, int attempt, long length, int crc, long incarnation, long sequence, Bits256 mac) {
        Replica replica = new Replica(new BlockId(block), attempt, new BlockSum(length, crc));
        return new Receipt(
                new NodeId(new UUID(node, node)),
                NodeName.ofSlot(1),
                replica,
                new ReportPoint(incarnation, sequence),
                mac);
    }

    @Test
    void aReceiptHoldsAsItWasSignedOnly() {
        Receipt signed = secret.sign(receipt(1, 2, 3, 4, 5, 6, 7, Bits256.ZERO));
        assertTrue(secret.signed(signed));
        Bits256 mac = signed.mac();
        for (Receipt forged : List.of(
                receipt(9, 2, 3, 4, 5, 6, 7, mac),
                receipt(1, 9, 3, 4, 5, 6, 7, mac),
                receipt(1, 2, 9, 4, 5, 6, 7, mac),
                receipt(1, 2, 3, 9, 5, 6, 7, mac),
                receipt(1, 2, 3, 4, 9, 6, 7, mac),
                receipt(1, 2, 3, 4, 5, 9, 7, mac),
                receipt(1, 2, 3, 4, 5, 6, 9, mac),
                receipt(1, 2, 3, 4, 5, 6, 7, Bits256.ZERO))) {
            assertFalse(secret.signed(forged), forged.toString());
        }
        assertFalse(ClusterSecret.random(random).signed(signed));
    }

    private static UploadTicket ticket(
            long id, String name, String path, int replication, String user, boolean overwrite) {
        return ticket(id, name, path, replication, user, overwrite, 11, 2);
    }

    private static UploadTicket ticket(
            long id,
            String name,
            String path,
            int replication,
            String user,
            boolean overwrite,
            long modifiedMillis,
            int turn) {
        return new UploadTicket(
                new UploadId(id),
                new FileId(2),
                new FileId(3),
                name,
                new FilePath(path),
                replication,
                65_536,
                Durability.SYNCED,
                overwrite,
                modifiedMillis,
                turn,
                user,
                Bits256.ZERO);
    }

    @Test
    void aTicketHoldsAsItWasSignedOnly() {
        UploadTicket signed = secret.sign(ticket(1, "b", "/a/b", 3, "ana", false));
        assertTrue(secret.signed(signed));
        for (UploadTicket forged : List.of(
                ticket(9, "b", "/a/b", 3, "ana", false),
                ticket(1, "c", "/a/b", 3, "ana", false),
                ticket(1, "b", "/a/c", 3, "ana", false),
                ticket(1, "b", "/a/b", 2, "ana", false),
                ticket(1, "b", "/a/b", 3, "eva", false),
                ticket(1, "b", "/a/b", 3, "ana", true),
                ticket(1, "b", "/a/b", 3, "ana", false, 12, 2),
                ticket(1, "b", "/a/b", 3, "ana", false, 11, 3),
                // The same characters, shared out differently.
                ticket(1, "b /a", "/b", 3, "ana", false))) {
            assertFalse(secret.signed(forged.withMac(signed.mac())), forged.toString());
        }
    }

    @Test
    void membershipIsProvenForOneNonceAndOneClaim() {
        ClusterProof proof = secret.prove(nonce, "register datanode-3");
        assertTrue(secret.proven(proof, "register datanode-3"));
        assertFalse(secret.proven(proof, "register datanode-4"));
        assertFalse(secret.proven(new ClusterProof(Bits256.ZERO, proof.mac()), "register datanode-3"));
        assertFalse(ClusterSecret.random(random).proven(proof, "register datanode-3"));
    }

    @Test
    void aUserIsProvenByTheKeyForOneNonceAndOneName() {
        UserKey key = UserKey.random(random);
        UserProof proof = key.prove("ana", nonce);
        assertTrue(UserKey.proven(proof, key.verifier()));
        assertFalse(UserKey.proven(proof, UserKey.random(random).verifier()));
        assertFalse(UserKey.proven(new UserProof("eva", nonce, proof.proof()), key.verifier()));
        assertFalse(UserKey.proven(new UserProof("ana", Bits256.ZERO, proof.proof()), key.verifier()));
        assertNotEquals(key.encoded(), proof.proof().hex());
    }

    @Test
    void whoeverAsksHasNoEndlessName() {
        String longest = "a".repeat(UserProof.USER_CHARACTERS_MAX);
        assertEquals(longest, new UserProof(longest, nonce, nonce).user());
        assertThrows(IllegalArgumentException.class, () -> new UserProof(longest + "a", nonce, nonce));
    }

    @Test
    void secretsAndKeysSurviveAsText() {
        assertEquals(
                secret.encoded(), ClusterSecret.decode(secret.encoded() + "\n").encoded());
        UserKey key = UserKey.random(random);
        assertEquals(key.verifier(), UserKey.decode(key.encoded()).verifier());
        for (String damaged : List.of("", "AAAA", "!", secret.encoded() + "AAAA")) {
            assertThrows(IllegalArgumentException.class, () -> ClusterSecret.decode(damaged));
            assertThrows(IllegalArgumentException.class, () -> UserKey.decode(damaged));
        }
    }
}
