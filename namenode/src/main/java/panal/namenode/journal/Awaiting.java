package panal.namenode.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.ToLongFunction;

/**
 * Waits for several directories at once, and for one that is silent only so long. A process that was stopped meanwhile, or
 * a machine that was asleep, does not make them silent: time counts in slices that were really waited. Where none has
 * answered, the wait goes on: to give up all of them would help nobody.
 */
final class Awaiting {
    private static final int SLICES = 50;

    private final Duration patience;
    private final Duration longest;

    Awaiting(Duration patience) {
        this(patience, patience);
    }

    /**
     * Where things take long.
     *
     * @param patience for one that does not get on
     * @param longest for one that does; not less than that
     */
    Awaiting(Duration patience, Duration longest) {
        this.patience = patience;
        this.longest = longest.compareTo(patience) > 0 ? longest : patience;
    }

    /** Why each of those failed that did; the rest is done, and so is at least one, unless all failed by themselves. */
    <T> Map<T, String> failures(Map<T, CompletableFuture<Void>> begun) {
        return new Wait<>(begun, true, one -> 0).failures();
    }

    /** The same, for those that the work can go on without. */
    <T> Map<T, String> atMost(Map<T, CompletableFuture<Void>> begun) {
        return new Wait<>(begun, false, one -> 0).failures();
    }

    /**
     * The same as {@link #failures}, where the patience begins anew whenever one gets on.
     *
     * @param moved changes when it does
     */
    <T> Map<T, String> failures(Map<T, CompletableFuture<Void>> begun, ToLongFunction<T> moved) {
        return new Wait<>(begun, true, moved).failures();
    }

    /** One wait. Used by one thread. */
    private final class Wait<T> {
        private final Map<T, CompletableFuture<Void>> begun;
        private final boolean oneIsNeeded;
        private final ToLongFunction<T> moved;
        private final Map<T, Long> movedTo = new HashMap<>();
        private final Map<T, Integer> movedAt = new HashMap<>();
        private final long slice = patience.toNanos() / SLICES;
        private final long slicesMax = longest.toNanos() / Math.max(1, slice);
        private int slices;

        Wait(Map<T, CompletableFuture<Void>> begun, boolean oneIsNeeded, ToLongFunction<T> moved) {
            this.begun = begun;
            this.oneIsNeeded = oneIsNeeded;
            this.moved = moved;
        }

        Map<T, String> failures() {
            CompletableFuture<Object> next = next();
            boolean hurried = false;
            while (!hurried && goesOn()) {
                if (next.isDone()) {
                    next = next();
                }
                try {
                    next.get(slice, TimeUnit.NANOSECONDS);
                } catch (TimeoutException late) {
                    slices++;
                    look();
                } catch (ExecutionException failed) {
                    next = next(); // it is done
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    hurried = true;
                }
            }
            Map<T, String> failures = new LinkedHashMap<>();
            begun.forEach((one, done) -> {
                if (!done.isDone()) {
                    failures.put(one, lateness(one));
                } else if (done.isCompletedExceptionally()) {
                    failures.put(one, reason(done));
                }
            });
            return failures;
        }

        private CompletableFuture<Object> next() {
            return CompletableFuture.anyOf(
                    begun.values().stream().filter(one -> !one.isDone()).toArray(CompletableFuture<?>[]::new));
        }

        private boolean goesOn() {
            boolean wanted =
                    begun.entrySet().stream().anyMatch(one -> !one.getValue().isDone() && isWorthIt(one.getKey()));
            boolean undone = begun.values().stream().anyMatch(one -> !one.isDone());
            return wanted || (undone && oneIsNeeded && noneIsDone());
        }

        private boolean isWorthIt(T one) {
            return slices < slicesMax && !isSilent(one);
        }

        private boolean isSilent(T one) {
            return slices - movedAt.getOrDefault(one, 0) >= SLICES;
        }

        private void look() {
            for (T one : begun.keySet()) {
                long now = moved.applyAsLong(one);
                Long before = movedTo.put(one, now);
                if (before != null && before != now) {
                    movedAt.put(one, slices);
                }
            }
        }

        private boolean noneIsDone() {
            return begun.values().stream().noneMatch(one -> one.isDone() && !one.isCompletedExceptionally());
        }

        private String lateness(T one) {
            return isSilent(one)
                    ? "it did not answer within " + patience.toMillis() + " ms"
                    : "it was not done within " + longest.toSeconds() + " s";
        }
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
