package panal.namenode.journal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for several directories at once, and for one that is slow only so long. A process that was stopped meanwhile, or a
 * machine that was asleep, does not make them slow: time counts in slices that were really waited. Where none has
 * answered, the wait goes on: to give up all of them would help nobody.
 */
final class Awaiting {
    private static final int SLICES = 50;

    private final Duration patience;

    Awaiting(Duration patience) {
        this.patience = patience;
    }

    /** Why each of those failed that did; the rest is done, and so is at least one, unless all failed by themselves. */
    <T> Map<T, String> failures(Map<T, CompletableFuture<Void>> begun) {
        return failures(begun, true);
    }

    /** The same, for those that the work can go on without. */
    <T> Map<T, String> atMost(Map<T, CompletableFuture<Void>> begun) {
        return failures(begun, false);
    }

    private <T> Map<T, String> failures(Map<T, CompletableFuture<Void>> begun, boolean oneIsNeeded) {
        Map<T, String> failures = new LinkedHashMap<>();
        int slices = 0;
        for (Map.Entry<T, CompletableFuture<Void>> one : begun.entrySet()) {
            while (!one.getValue().isDone() && (slices < SLICES || (oneIsNeeded && noneIsDone(begun)))) {
                try {
                    one.getValue().get(patience.toNanos() / SLICES, TimeUnit.NANOSECONDS);
                } catch (TimeoutException late) {
                    slices++;
                } catch (ExecutionException failed) {
                    break;
                } catch (InterruptedException hurried) {
                    Thread.currentThread().interrupt();
                    slices = SLICES;
                    break;
                }
            }
            if (!one.getValue().isDone()) {
                failures.put(one.getKey(), "it did not answer within " + patience.toMillis() + " ms");
            } else if (one.getValue().isCompletedExceptionally()) {
                failures.put(one.getKey(), reason(one.getValue()));
            }
        }
        return failures;
    }

    private static boolean noneIsDone(Map<?, CompletableFuture<Void>> begun) {
        return begun.values().stream().noneMatch(one -> one.isDone() && !one.isCompletedExceptionally());
    }

    private static String reason(CompletableFuture<Void> failed) {
        try {
            failed.join();
            return "";
        } catch (RuntimeException wrapped) {
            Throwable cause = wrapped.getCause();
            return cause == null ? wrapped.toString() : cause.toString();
        }
    }
}
