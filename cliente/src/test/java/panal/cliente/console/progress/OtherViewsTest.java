package panal.cliente.console.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import panal.cliente.console.output.OutputClosed;
import panal.cliente.console.output.Screen;
import panal.protocol.error.LocalFailure;
import panal.testkit.FakeClock;

/** Lines where nothing can be drawn, and events. */
final class OtherViewsTest {
    private static final long MB = 1 << 20;

    @Test
    void plainLinesWhereThereIsNoTerminal() {
        try (BoardUnderTest test = new BoardUnderTest(board -> new LinesView(board.screen, board.clock.millis()))) {
            var big = test.begin("big.iso", 100 * MB);
            test.pass(Duration.ofMillis(9_900));
            assertEquals(List.of(), test.rows());
            big.progress().moved(25 * MB, 100 * MB);
            test.pass(Duration.ofMillis(100));
            assertEquals(List.of("panal: big.iso: 25 %, 25M of 100M, 2.5M/s, 0:30 left"), test.rows());
            test.pass(Duration.ofSeconds(10));
            assertEquals("panal: big.iso: 25 %, 25M of 100M, stalled", test.lastRow());
            assertTrue(test.board.finish());
            assertEquals(2, test.rows().size());
        }
    }

    @Test
    void aShortTransferIsNotWorthAPlainLine() {
        try (BoardUnderTest test = new BoardUnderTest(board -> new LinesView(board.screen, board.clock.millis()))) {
            test.begin("big.iso", 100 * MB).whole();
            test.pass(Duration.ofSeconds(30));
            assertFalse(test.board.finish());
            assertEquals(List.of(), test.rows());
        }
    }

    @Test
    void jsonEventsAddUp() {
        try (BoardUnderTest test = new BoardUnderTest(board -> new EventsView(board.screen, board.clock.millis()))) {
            test.board.expect(count -> count.add(2, 300));
            var first = test.begin("a", 200);
            first.progress().moved(50, 200);
            test.pass(Duration.ofSeconds(1));
            test.counting.runAll();
            first.progress().moved(100, 200);
            test.pass(Duration.ofSeconds(1));
            first.whole();
            test.begin("b", 100).fail("no \"room\"");
            assertFalse(test.board.finish());
            test.pass(Duration.ofSeconds(5));
            assertEquals(
                    List.of(
                            "{'event':'begin','from':'a','to':'/a','total':200}",
                            "{'event':'progress','from':'a','to':'/a','done':50,'total':200,'rate':50,'secondsLeft':3}",
                            "{'event':'total','files':0,'failed':0,'done':50,'rate':50}",
                            "{'event':'progress','from':'a','to':'/a','done':100,'total':200,'rate':50,'secondsLeft':2}",
                            "{'event':'total','files':0,'failed':0,'expected':2,'done':100,'total':300,'rate':50,"
                                    + "'secondsLeft':4}",
                            "{'event':'end','from':'a','to':'/a','done':200,'millis':2000}",
                            "{'event':'begin','from':'b','to':'/b','total':100}",
                            "{'event':'failed','from':'b','to':'/b','done':0,'error':'no \\\"room\\\"'}",
                            "{'event':'summary','files':1,'failed':1,'done':200,'millis':2000,'finished':true}"),
                    test.printed().stream()
                            .map(line -> line.replace('"', '\'').replace("\\'", "\\\""))
                            .toList());
        }
    }

    @Test
    void anEventStreamThatIsStoppedSaysSo() {
        try (BoardUnderTest test = new BoardUnderTest(board -> new EventsView(board.screen, board.clock.millis()))) {
            test.begin("a", 200);
            test.board.close();
            assertEquals(
                    "{\"event\":\"summary\",\"files\":0,\"failed\":0,\"done\":0,\"millis\":0,\"finished\":false}",
                    test.printed().get(1));
        }
    }

    @Test
    void aReaderOfEventsThatGoesEndsTheCommandAndNotTheTransfer() throws Exception {
        Screen screen = new Screen(new Gone(), OutputStream.nullOutputStream(), false, true);
        FakeClock clock = FakeClock.anyTime();
        Runnable[] frame = new Runnable[1];
        Ticker ticker = new Ticker() {
            @Override
            public void begin(Runnable drawn, View.Pace pace) {
                frame[0] = drawn;
            }

            @Override
            public void close() {}
        };
        View view = new EventsView(screen, clock.millis());
        ProgressBoard board = ProgressBoard.begun(Optional.of(view), clock, ticker, Runnable::run);
        String result = board.transfer("a", "/a", 1, progress -> {
            frame[0].run();
            return "whole";
        });
        assertEquals("whole", result);
        assertThrows(OutputClosed.class, board::finish);
        board.close();
    }

    @Test
    void nothingIsCountedWhereNobodyLooks() throws Exception {
        try (ProgressBoard board = ProgressBoard.silent(FakeClock.anyTime())) {
            board.expect(count -> {
                throw new LocalFailure("counted");
            });
            String result = board.transfer("a", "/a", 5, progress -> {
                progress.moved(5, 5);
                return "whole";
            });
            assertEquals("whole", result);
            assertFalse(board.finish());
        }
    }

    @Test
    void aCountThatFailsMeansAnUnknownTotal() {
        try (BoardUnderTest test = BoardUnderTest.withBars()) {
            test.board.expect(count -> {
                count.add(7, 7 * MB);
                throw new LocalFailure("gone");
            });
            test.begin("a", MB);
            test.pass(Duration.ofSeconds(1));
            test.counting.runAll();
            test.pass(Duration.ofSeconds(1));
            assertTrue(
                    test.rows().get(0).startsWith("0 of 7+ files "), test.rows().get(0));
            assertFalse(test.rows().get(0).contains("%"), test.rows().get(0));
        }
    }

    private static final class Gone extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
