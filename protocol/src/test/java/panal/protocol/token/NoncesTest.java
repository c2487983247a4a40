package panal.protocol.token;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.Bits256;
import panal.testkit.FakeClock;

final class NoncesTest {
    private final FakeClock clock = FakeClock.anyTime();
    private final Nonces nonces = new Nonces(clock, new SecureRandom());

    @Test
    void aNonceIsGoodOnce() {
        Bits256 nonce = nonces.issue();

        assertTrue(nonces.spend(nonce));
        assertFalse(nonces.spend(nonce));
    }

    @Test
    void aNonceIsGoodForLessThanAMinute() {
        Bits256 early = nonces.issue();
        Bits256 late = nonces.issue();
        clock.advance(Duration.ofMillis(59_999));
        assertTrue(nonces.spend(early));

        clock.advance(Duration.ofMillis(1));

        assertFalse(nonces.spend(late));
    }

    @Test
    void aSpentNonceIsRefusedForAsLongAsItIsYoung() {
        Bits256 nonce = nonces.issue();
        nonces.spend(nonce);
        clock.advance(Duration.ofSeconds(59));
        nonces.spend(nonces.issue());

        assertFalse(nonces.spend(nonce));
    }

    @Test
    void aNonceOfSomebodyElseOrOfTheFutureIsRefused() {
        Bits256 mine = nonces.issue();
        Bits256 shifted = new Bits256(mine.a() + 1, mine.b(), mine.c(), mine.d());

        assertFalse(nonces.spend(new Nonces(clock, new SecureRandom()).issue()));
        assertFalse(nonces.spend(shifted));
        assertFalse(nonces.spend(Bits256.ZERO));
        clock.advance(Duration.ofSeconds(-1));
        assertFalse(nonces.spend(mine));
    }

    @Test
    void aFloodOfQuestionsPushesNobodysNonceOut() {
        Bits256 mine = nonces.issue();
        Bits256 last = mine;
        for (int stranger = 0; stranger < 20_000; stranger++) {
            last = nonces.issue();
        }

        assertTrue(nonces.spend(mine));
        assertTrue(nonces.spend(last));
    }

    @Test
    void whoComesASecondTimeIsRefused() throws AccessDenied {
        Bits256 nonce = nonces.issue();
        nonces.use(nonce);

        assertThrows(AccessDenied.class, () -> nonces.use(nonce));
    }

    @Test
    void noTwoNoncesAreTheSame() {
        assertNotEquals(nonces.issue(), nonces.issue());
    }
}
