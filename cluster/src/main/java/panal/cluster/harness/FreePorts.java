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

    private final Random random;

    public FreePorts(Random random) {
        this.random = random;
    }

    /** A base whose ports for a name server, a NameNode and {@code dataNodes} DataNodes are all free just now. */
    public int base(int dataNodes) {
        for (int i = 0; i < TRIES; i++) {
            int base = LOWEST + STEP * random.nextInt((HIGHEST - LOWEST) / STEP);
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
