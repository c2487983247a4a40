package panal.nameserver.service;

import java.io.Closeable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickServer;
import panal.protocol.remote.NameServer;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.Nonces;
import panal.protocol.value.Entry;

/** A name server at work on one port: the plain registry, the remote object in it, and the sweep of what nobody renews. */
public final class NameService implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(NameService.class);
    private static final Duration SWEEP = Duration.ofMillis(500);

    private final RmiPort port;
    private final NameServerObject object;
    private final ScheduledFuture<?> sweeping;

    private NameService(RmiPort port, NameServerObject object, ScheduledFuture<?> sweeping) {
        this.port = port;
        this.object = object;
        this.sweeping = sweeping;
    }

    /** Serves on {@code port}, which stays the caller's to close; {@code scheduler} runs the sweep. */
    public static NameService open(
            RmiPort port, ClusterSecret secret, Clock clock, SecureRandom random, ScheduledExecutorService scheduler)
            throws PanalException {
        NameTable table = new NameTable(NameServerObject.OWN_NAME, new Mirror(port.createRegistry()), clock);
        ClusterGate gate = new ClusterGate(secret, new Nonces(clock, random));
        NameServerObject object = new NameServerObject(table, gate, Reach.ofRemoteCalls());
        port.serve(new QuickServer(new QuickNames(object)));
        NameServer stub = port.export(object, NameServer.class);
        Entry own = new Entry(
                NameServerObject.OWN_NAME,
                stub,
                port.address().toString(),
                Set.of("role:" + NameServerObject.OWN_NAME));
        table.register(own, Duration.ZERO, false);
        ScheduledFuture<?> sweeping = scheduler.scheduleWithFixedDelay(
                () -> sweep(table), SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        return new NameService(port, object, sweeping);
    }

    @Override
    public void close() {
        sweeping.cancel(false);
        port.unexport(object);
    }

    private static void sweep(NameTable table) {
        try {
            table.sweep().forEach(name -> log.info("entry expired name={}", name));
        } catch (RuntimeException e) {
            // A scheduler forgets a task that throws, and then nothing would ever expire again.
            log.error("sweep failed", e);
        }
    }
}
