package panal.cluster.harness;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Random;

/** Finds base ports for clusters that run side by side with others. */
public final class FreePorts {
    private static final int LOWEST = 11_000;
    /** Linux gives ports from 32,768 on to outgoing connections; a base above could be taken at any moment. */
    private static final int HIGHEST = 32_000;

    private static final int STEP = 64;
    private static final int TRIES = 1_000;

    /** Of how many processes that may look for ports at the same time this is which one, from 0. */
    private record Share(int number, int of) {
        static Share ofThisProcess() {
            int of = Math.max(1, Integer.getInteger("panal.test.processes", 1));
            return new Share(Math.floorMod(Integer.getInteger("panal.test.process", 0), of), of);
        }
    }

    private final Random random;
    private final Share share = Share.ofThisProcess();

    /**
     * Tests that run in several processes at once are told so by the properties {@code panal.test.processes} and
     * {@code panal.test.process}: what one has found free is not bound yet, and the next one must not find it, too.
     */
    public FreePorts(Random random) {
        this.random = random;
    }

    /** A base whose ports for a name server, a NameNode and {@code dataNodes} DataNodes are all free just now. */
    public int base(int dataNodes) {
        for (int i = 0; i < TRIES; i++) {
            int places = (HIGHEST - LOWEST) / STEP / share.of();
            int base = LOWEST + STEP * (random.nextInt(places) * share.of() + share.number());
            if (allFree(base, dataNodes)) {
                return base;
            }
        }
        throw new IllegalStateException("no " + (dataNodes + 2) + " free ports found in " + TRIES + " tries");
    }

    private static boolean allFree(int base, int dataNodes) {
        boolean free = free(base) && free(base + 1);
        for (int slot = 1; free && slot <= dataNodes; slot++) {
            free = free(base + 10 + slot);
        }
        return free;
    }

    private static boolean free(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(null)) {
            tcp.setReuseAddress(true);
            tcp.bind(address);
            udp.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
