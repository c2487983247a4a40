package panal.namenode.commit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import panal.protocol.error.LocalFailure;

/** Commands on their way to the committing thread: bounded, and closed for good when that thread ends. Thread-safe. */
final class CommandQueue {
    private final int capacity;
    /** Guards all that follows. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition hasSome = lock.newCondition();
    private final Condition hasRoom = lock.newCondition();
    private final Queue<Pending<?>> waiting = new ArrayDeque<>();
    private String closedBecause = "";

    CommandQueue(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a queue for " + capacity + " commands");
        }
        this.capacity = capacity;
    }

    /** Waits for room; throws when the queue is closed, and then the command was not taken. */
    void put(Pending<?> command) throws LocalFailure {
        lock.lock();
        try {
            while (waiting.size() >= capacity && closedBecause.isEmpty()) {
                hasRoom.await();
            }
            if (!closedBecause.isEmpty()) {
                throw new LocalFailure("nothing was done: " + closedBecause);
            }
            waiting.add(command);
            hasSome.signal();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("nothing was done: interrupted while the NameNode was busy");
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** All that waits, at least one; empty when the queue is closed and nothing waits any more. */
    List<Pending<?>> takeAll() {
        lock.lock();
        try {
            while (waiting.isEmpty() && closedBecause.isEmpty()) {
                hasSome.awaitUninterruptibly();
            }
            List<Pending<?>> all = new ArrayList<>(waiting);
            waiting.clear();
            hasRoom.signalAll();
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more commands; those that wait are still taken out. */
    void close(String why) {
        lock.lock();
        try {
            if (closedBecause.isEmpty()) {
                closedBecause = why;
            }
            hasSome.signalAll();
            hasRoom.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
