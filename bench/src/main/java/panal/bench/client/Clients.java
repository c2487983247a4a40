package panal.bench.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients of one system, made when they are first wanted and kept, so that no work is charged for a log-in. For one thread. */
final class Clients {
    private final Connector connector;
    private final Map<String, String> settings;
    private final List<FileSystemUnderTest> open = new ArrayList<>();

    Clients(Connector connector, Map<String, String> settings) {
        this.connector = connector;
        this.settings = Map.copyOf(settings);
    }

    /** What one client of several does; {@code number} counts from 0. */
    @FunctionalInterface
    interface Share {
        void run(int number, FileSystemUnderTest client) throws Exception;
    }

    FileSystemUnderTest first() throws Exception {
        connect(1);
        return open.get(0);
    }

    /** Makes sure that so many are connected. */
    void connect(int count) throws Exception {
        while (open.size() < count) {
            open.add(connector.connect(settings));
        }
    }

    /** Each of {@code count} clients does its share, all at once; returns when all have, or throws what one threw. */
    void each(int count, Share share) throws Exception {
        connect(count);
        if (count == 1) {
            share.run(0, open.get(0));
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    share.run(number, open.get(number));
                    return number;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("a client failed: " + failed.getCause(), failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Lets all go; a system that has stopped meanwhile may say what it likes to that. */
    void disconnect() {
        for (FileSystemUnderTest client : open) {
            try {
                client.close();
            } catch (IOException | RuntimeException ignored) {
                // It is gone, which is what was wanted.
            }
        }
        open.clear();
    }
}
