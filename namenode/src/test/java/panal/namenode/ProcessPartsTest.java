package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import panal.testkit.Await;

final class ProcessPartsTest {
    private final ProcessParts parts = new ProcessParts();
    private final List<String> ended = new ArrayList<>();

    @Test
    void theLastPartEndsFirstAndWhatIsBelowEndsLast() {
        parts.add(() -> ended.add("port"));
        parts.addBelow(() -> ended.add("committer"));
        parts.addBelow(() -> ended.add("disk"));
        parts.add(() -> ended.add("server"));
        parts.end();
        parts.end();
        assertEquals(List.of("server", "port", "committer", "disk"), ended);
    }

    @Test
    void aTaskIsRunAgainAndAgainUntilTheEnd() {
        AtomicInteger runs = new AtomicInteger();
        parts.every(1, "a-part-of-a-test", runs::incrementAndGet);
        Await.until("it is run again", () -> runs.get() > 1);
        parts.end();
        Await.until("its thread is gone", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("a-part-of-a-test")));
    }
}
