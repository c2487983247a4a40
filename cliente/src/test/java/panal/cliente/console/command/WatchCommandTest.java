package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import panal.cliente.watch.FakeWatches;
import panal.protocol.value.ChangeKind;
import panal.testkit.Await;

/** What watch prints. */
@Timeout(60) // a safety net: a watch that is broken has no end
final class WatchCommandTest extends CommandTest {
    private FakeWatches watches() {
        return console.cluster().watches();
    }

    private CompletableFuture<Integer> begun(String... words) {
        CompletableFuture<Integer> command = CompletableFuture.supplyAsync(() -> console.run(words));
        Await.until("it watches", () -> watches().listening() > 0 || watches().questions() > 1 || command.isDone());
        return command;
    }

    @Test
    void printsALineForEachChangeUntilThereWereEnough() throws Exception {
        have("/docs/a", "x");
        CompletableFuture<Integer> command = begun("watch", "--count", "4", "/docs");
        watches().writes("/docs/a");
        watches().happens(ChangeKind.MADE, "/docs/new", "", true);
        watches().writes("/films/b");
        watches().happens(ChangeKind.MOVED, "/films/new", "/docs/new", true);
        watches().happens(ChangeKind.DELETED, "/docs/a", "", false);
        assertEquals(0, command.get(), console.err());
        assertEquals("""
                2026-11-21 12:30:50  written  bob           5  /docs/a
                2026-11-21 12:30:50  made     bob           -  /docs/new/
                2026-11-21 12:30:50  moved    bob           -  /docs/new/ -> /films/new/
                2026-11-21 12:30:50  deleted  bob           -  /docs/a
                """, console.out());
        assertEquals("", console.err());
    }

    @Test
    void tellsPrograms() throws Exception {
        CompletableFuture<Integer> command = begun("watch", "--json", "--flat", "--count", "2", "/");
        watches().writes("/docs/deep");
        watches().writes("/a\"b");
        watches().happens(ChangeKind.MOVED, "/c", "/b", true);
        assertEquals(0, command.get(), console.err());
        assertEquals("""
                {"change":"written","path":"/a\\"b","directory":false,"length":5,"time":"2026-11-21T12:30:50Z","by":"bob"}
                {"change":"moved","path":"/c","directory":true,"length":0,"time":"2026-11-21T12:30:50Z","by":"bob","from":"/b"}
                """, console.out());
    }

    @Test
    void looksAfterAGapForWhatWasWritten() throws Exception {
        have("/docs/since", "xy");
        have("/other", "xy");
        CompletableFuture<Integer> command = begun("watch", "--json", "--callback", "off", "--count", "2", "/docs");
        watches().restart();
        Await.until("it asks again", () -> watches().questions() > 2);
        watches().writes("/docs/after");
        assertEquals(0, command.get(), console.err());
        assertTrue(
                console.out().startsWith("{\"change\":\"gap\",\"since\":\"2026-11-21T12:30:50Z\"}\n"), console.out());
        assertTrue(console.out().contains("\"path\":\"/docs/since\",\"directory\":false,\"length\":2"), console.out());
        assertTrue(console.out().contains("\"path\":\"/docs/after\""), console.out());
        assertFalse(console.out().contains("/other"), console.out());
        assertEquals(1, console.err().lines().count(), console.err());
        assertTrue(console.err().contains("what was moved or deleted is not told"), console.err());
    }

    @Test
    void refusesWhatCannotBeWatched() {
        assertTrue(refused(1, "watch", "/none").contains("/none"));
        assertTrue(refused(2, "watch", "--count", "0").contains("--count 0"));
        assertTrue(refused(2, "watch", "--callback", "never", "/").contains("never"));
    }
}
