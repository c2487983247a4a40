package panal.cliente.console.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import panal.cliente.console.output.DisplayWidth;
import panal.cliente.console.output.Screen;

final class BarsViewTest {
    private static final long MB = 1 << 20;
    private static final Duration FRAME = Duration.ofMillis(200);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final BoardUnderTest test = BoardUnderTest.withBars();

    @AfterEach
    void stop() {
        test.close();
    }

    @Test
    void barsAppearAfterASecond() {
        var big = test.begin("photos/big.iso", 100 * MB);
        test.pass(Duration.ofMillis(900));
        assertEquals(List.of(), test.rows());
        big.progress().moved(25 * MB, 100 * MB);
        test.pass(Duration.ofMillis(100));
        assertEquals(
                List.of("big.iso  [======>                       ]   25%     25M/100M    25M/s      0:03"),
                test.rows());
        big.progress().moved(50 * MB, 100 * MB);
        test.pass(SECOND);
        assertTrue(test.lastRow().endsWith(" 50%     50M/100M    25M/s      0:02"), test.lastRow());
    }

    @Test
    void theTotalStandsOnTop() {
        test.board.expect(count -> count.add(3, 60 * MB));
        var first = test.begin("a", 20 * MB);
        var second = test.begin("b", 20 * MB);
        first.progress().moved(10 * MB, 20 * MB);
        test.pass(SECOND);
        assertTrue(test.rows().get(0).startsWith("0 of 2+ files "), test.rows().toString());
        assertFalse(test.rows().get(0).contains("%"), test.rows().get(0));
        test.counting.runAll();
        first.whole();
        test.pass(FRAME);
        assertEquals(2, test.rows().size());
        assertTrue(
                test.rows().get(0).startsWith("1 of 3 files  [==="), test.rows().get(0));
        assertTrue(
                test.rows().get(0).contains(" 33%      20M/60M "), test.rows().get(0));
        assertTrue(test.rows().get(1).startsWith("b "), test.rows().get(1));
        second.fail("no room");
        test.pass(FRAME);
        assertTrue(
                test.rows().get(0).startsWith("1 of 3 files, 1 failed "),
                test.rows().get(0));
        assertTrue(
                test.rows().get(0).contains(" 50%      20M/40M "), test.rows().get(0));
    }

    @Test
    void smallFilesAreOnlyCounted() {
        test.board.expect(count -> count.add(500, 500));
        for (int i = 0; i < 200; i++) {
            test.begin("small-" + i, 1).whole();
            test.pass(Duration.ofMillis(100));
            test.counting.runAll();
        }
        assertEquals(1, test.rows().size(), test.rows().toString());
        assertTrue(
                test.rows().get(0).startsWith("200 of 500 files"), test.rows().get(0));
    }

    @Test
    void blocksOfALargeFileHaveBarsOfTheirOwn() {
        var big = test.begin("big.iso", 256 * MB);
        big.progress().block(0, 32 * MB, 64 * MB);
        test.pass(SECOND);
        assertEquals(1, test.rows().size());
        big.progress().block(1, 48 * MB, 64 * MB);
        test.pass(FRAME);
        assertEquals(3, test.rows().size());
        assertTrue(test.rows().get(1).startsWith("  block 0  [="), test.rows().get(1));
        assertTrue(
                test.rows().get(2).endsWith("  75%      48M/64M"), test.rows().get(2));
        big.progress().blockEnded(0);
        test.pass(FRAME);
        assertEquals(2, test.rows().size());
        assertTrue(test.rows().get(1).startsWith("  block 1 "), test.rows().get(1));
    }

    @Test
    void aMessageDoesNotBreakABar() {
        test.begin("big.iso", 100 * MB);
        test.pass(SECOND);
        test.screen.message("first");
        test.screen.message(
                "second, longer than a row of this terminal, so that it is broken into two " + "x".repeat(40));
        List<String> rows = test.rows();
        assertEquals("panal: first", rows.get(0));
        assertTrue(rows.get(1).startsWith("panal: second"), rows.get(1));
        assertEquals(4, rows.size());
        assertTrue(rows.get(3).startsWith("big.iso "), rows.get(3));
        test.pass(FRAME);
        assertEquals(rows.size(), test.rows().size());
        assertTrue(test.rows().containsAll(rows.subList(0, 3)), test.rows().toString());
    }

    @Test
    void twoHundredFilesFitTheScreen() {
        List<BoardUnderTest.Moving> files = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            files.add(test.begin("file-" + i, MB));
            files.get(i).progress().block(0, 1, MB);
            files.get(i).progress().block(1, 1, MB);
        }
        test.pass(SECOND);
        assertEquals(12, test.rows().size());
        assertTrue(test.rows().get(0).startsWith("0 of 200 files"), test.rows().get(0));
        assertTrue(test.rows().get(10).startsWith("file-9 "), test.rows().get(10));
        assertEquals("+ 190 more", test.lastRow());
        files.forEach(BoardUnderTest.Moving::whole);
        test.pass(FRAME);
        assertEquals(1, test.rows().size());
    }

    @Test
    void survivesATerminalThatBecomesNarrowerAndWiderAgain() {
        test.screen.message("above");
        test.begin("big.iso", 100 * MB);
        test.begin("other.iso", 100 * MB);
        test.pass(SECOND);
        for (int columns : new int[] {40, 21, 7, 3, 1, 120, 80}) {
            test.resize(columns, 24);
            test.pass(Duration.ofSeconds(3));
            List<String> rows = test.rows();
            assertTrue(String.join("", rows).startsWith("panal: above"), rows.toString());
            assertTrue(rows.stream().allMatch(row -> DisplayWidth.of(row) <= columns), rows.toString());
        }
        List<String> bars =
                test.rows().subList(test.rows().size() - 3, test.rows().size());
        assertTrue(bars.get(0).startsWith("0 of 2 files  [ "), bars.toString());
        assertTrue(bars.get(1).startsWith("big.iso       [ "), bars.toString());
        assertTrue(bars.get(2).startsWith("other.iso     [ "), bars.toString());
    }

    @Test
    void aTerminalThatIsNarrowerThanItSaysCutsTheBars() {
        test.terminal.resize(40);
        test.begin("big.iso", 100 * MB);
        test.pass(Duration.ofSeconds(3));
        assertEquals(1, test.rows().size(), test.rows().toString());
        assertTrue(test.lastRow().startsWith("big.iso  [ "), test.lastRow());
    }

    @Test
    void aTerminalOfAFewRowsShowsTheTotalAlone() {
        test.resize(80, 2);
        test.begin("a", MB);
        test.begin("b", MB);
        test.pass(SECOND);
        assertEquals(1, test.rows().size());
        assertTrue(test.rows().get(0).startsWith("0 of 2 files"), test.rows().get(0));
    }

    @Test
    void theBarsGoWhenAllHasEnded() {
        test.begin("a", MB).whole();
        test.begin("b", MB);
        test.pass(SECOND);
        assertFalse(test.rows().isEmpty());
        assertTrue(test.board.finish());
        test.screen.message("uploaded 2 files");
        test.pass(SECOND);
        assertEquals(List.of("panal: uploaded 2 files"), test.rows());
    }

    @Test
    void saysHowFarItCameWhenItIsStopped() {
        var big = test.begin("big.iso", 100 * MB);
        big.progress().moved(31 * MB, 100 * MB);
        test.pass(SECOND);
        test.board.afterStop(() -> "go on with -c");
        test.screen.silence();
        big.progress().moved(0, 100 * MB);
        test.pass(FRAME);
        big.fail("interrupted");
        test.pass(FRAME);
        test.board.close();
        assertEquals(List.of("panal: big.iso: stopped at 31 %, 31M of 100M; go on with -c"), test.rows());
    }

    @Test
    void whoStopsItBeforeAnythingWasShownIsToldHowToGoOnAllTheSame() {
        var big = test.begin("big.iso", 100 * MB);
        big.progress().moved(31 * MB, 100 * MB);
        test.board.afterStop(() -> "go on with -c");
        big.fail("interrupted");
        test.board.close();
        assertEquals(List.of("panal: go on with -c"), test.rows());
    }

    @Test
    void howToGoOnIsNotLookedUpUnlessItIsStopped() {
        test.board.afterStop(() -> {
            throw new IllegalStateException("looked up");
        });
        test.begin("big.iso", 100 * MB).whole();
        test.pass(SECOND);
        test.board.finish();
        test.board.close();
        assertEquals(List.of(), test.rows());
    }

    @Test
    void whatEndsBeforeAnythingBeganCannotGoOn() {
        test.board.afterStop(() -> "go on with -c");
        test.board.close();
        assertEquals(List.of(), test.rows());
    }

    @Test
    void whoStopsItBeforeAnythingWasShownAndCanDoNothingIsToldNothing() {
        test.begin("big.iso", 100 * MB).fail("interrupted");
        test.board.close();
        assertEquals(List.of(), test.rows());
    }

    @Test
    void aStopBeforeTheFirstBarSaysNothing() {
        test.begin("big.iso", 100 * MB).fail("interrupted");
        test.board.close();
        assertEquals(List.of(), test.rows());
    }

    @Test
    void thereAreNoBarsWhileAPersonIsAsked() {
        test.begin("big.iso", 100 * MB);
        test.pass(SECOND);
        try (Screen.Pause typing = test.screen.pause()) {
            test.screen.ask("replace it? [y/N] ");
            test.pass(SECOND);
            assertEquals(List.of("panal: replace it? [y/N] "), test.rows());
            test.terminal.writeBytes(new byte[] {'y', '\n'});
        }
        test.pass(FRAME);
        assertEquals(2, test.rows().size());
        assertTrue(test.lastRow().startsWith("big.iso "), test.lastRow());
    }

    @Test
    void thereAreNoBarsWhileOthersHaveTheTerminal() {
        test.begin("big.iso", 100 * MB);
        test.foreground = false;
        test.pass(SECOND);
        assertEquals(List.of(), test.rows());
        test.foreground = true;
        test.pass(FRAME);
        assertEquals(1, test.rows().size());
    }

    @Test
    void whatOthersPrintedWhileThePersonHadItStoppedStays() {
        test.begin("big.iso", 100 * MB);
        test.pass(SECOND);
        test.terminal.writeBytes("[1]+ Stopped\n$ fg\n".getBytes(StandardCharsets.UTF_8));
        test.miss(Duration.ofMinutes(1));
        test.pass(SECOND);
        assertEquals(4, test.rows().size(), test.rows().toString());
        assertEquals(List.of("[1]+ Stopped", "$ fg"), test.rows().subList(1, 3));
    }

    @Test
    void aFileWithoutAnEndHasNoShareAndAStallIsTold() {
        var pipe = test.begin("-", -1);
        pipe.progress().moved(8 * MB, -1);
        test.pass(SECOND);
        assertEquals("standard input" + " ".repeat(30), test.lastRow().substring(0, 44), test.lastRow());
        assertFalse(test.lastRow().contains("%"), test.lastRow());
        assertTrue(test.lastRow().endsWith("8.0M   8.0M/s"), test.lastRow());
        test.pass(Duration.ofSeconds(12));
        assertTrue(test.lastRow().endsWith("8.0M      0/s   stalled"), test.lastRow());
    }
}
