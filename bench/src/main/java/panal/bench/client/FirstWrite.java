package panal.bench.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Tries to write a small file until a cluster that is being started accepts it, and gives it back. */
final class FirstWrite {
    private static final int BYTES = 4096;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private FirstWrite() {}

    /** Words: path, replication, seconds after which it is given up. */
    static void untilAccepted(Clients clients, Work work) throws Exception {
        byte[] data = new byte[BYTES];
        new Random(1).nextBytes(data);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(work.number(2));
        while (true) {
            try {
                clients.first().write(work.text(0), data, work.number(1));
                break;
            } catch (Exception notYet) {
                clients.disconnect();
                if (System.nanoTime() > end) {
                    throw new IOException("no write was accepted within " + work.number(2) + " s: " + notYet, notYet);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        try (InputStream in = clients.first().read(work.text(0))) {
            if (!Arrays.equals(in.readAllBytes(), data)) {
                throw new IOException(work.text(0) + " is not what was written");
            }
        }
    }
}
