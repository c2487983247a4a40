package panal.cliente.console.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import panal.cliente.console.output.Screen;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.session.Progress;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.Unreachable;
import panal.protocol.value.FilePath;

final class ContinuationTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new ByteArrayOutputStream(), err, false, false);
    private final Continuation told = new Continuation(
            Progress.NONE, screen, ProgressBoard.silent(Clock.systemUTC()), "big.iso", new FilePath("/images/big.iso"));

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysThatAnUploadBeginsAnewAndWhy() {
        told.beginsAnew("big.iso has changed");
        assertEquals(
                "panal: big.iso has changed since its upload to /images/big.iso was begun; beginning anew\n", said());
    }

    @Test
    void saysHowToGoOnAfterAFailure() {
        told.tellUnlessEnded(new NoDataNodes("all are full"));
        assertEquals("", said(), "nothing is kept");
        told.kept(Duration.ofHours(24));
        told.tellUnlessEnded(new NoDataNodes("all are full"));
        assertEquals(
                "panal: what was sent of /images/big.iso is kept; upload -c goes on from there (kept for 24 h)\n",
                said());
    }

    @Test
    void whoStopsAllIsToldOnceAtTheEnd() {
        told.kept(Duration.ZERO);
        told.tellUnlessEnded(new Unreachable("nobody there"));
        Thread.currentThread().interrupt();
        told.tellUnlessEnded(new NoDataNodes("all are full"));
        assertTrue(Thread.interrupted());
        assertEquals("", said());
    }
}
