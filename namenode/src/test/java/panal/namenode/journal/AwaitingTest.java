package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Who is waited for, and for how long. */
final class AwaitingTest {
    private static final Duration PATIENCE = Duration.ofMillis(50);
    /** More than a wait has slices. */
    private static final long MANY = 200;

    private final Map<String, CompletableFuture<Void>> begun = new LinkedHashMap<>();
    private long moved;

    private CompletableFuture<Void> begin(String name) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        begun.put(name, future);
        return future;
    }

    @Test
    void oneThatGetsOnIsWaitedForBeyondThePatience() {
        begin("quick").complete(null);
        CompletableFuture<Void> slow = begin("slow");
        Map<String, String> failures = new Awaiting(PATIENCE, Duration.ofHours(1)).failures(begun, name -> {
            if (++moved == MANY) {
                slow.complete(null);
            }
            return moved;
        });
        assertEquals(Map.of(), failures);
    }

    @Test
    void oneThatStandsStillIsGivenUp() {
        begin("quick").complete(null);
        begun.put("hangs", new CompletableFuture<>());
        Map<String, String> failures = new Awaiting(PATIENCE, Duration.ofHours(1)).failures(begun, name -> 7);
        assertEquals(Map.of("hangs", "it did not answer within 50 ms"), failures);
    }

    @Test
    void oneThatGetsOnForEverIsGivenUpAtLast() {
        begin("quick").complete(null);
        begun.put("endless", new CompletableFuture<>());
        Map<String, String> failures = new Awaiting(PATIENCE, Duration.ofMillis(200)).failures(begun, name -> ++moved);
        assertEquals(1, failures.size());
        assertTrue(String.valueOf(failures.get("endless")).contains("not done"), failures::toString);
    }

    @Test
    void whereNoneHasAnsweredTheWaitGoesOn() {
        CompletableFuture<Void> slow = begin("slow");
        begun.put("slower", new CompletableFuture<>());
        begin("failed").completeExceptionally(new IllegalStateException("no"));
        Map<String, String> failures = new Awaiting(PATIENCE).failures(begun, name -> {
            if (++moved == 2 * MANY) {
                slow.complete(null);
            }
            return 0;
        });
        assertEquals(Set.of("slower", "failed"), failures.keySet());
    }
}
