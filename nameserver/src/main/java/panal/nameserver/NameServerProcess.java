package panal.nameserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.nameserver.locator.Locator;
import panal.nameserver.service.NameService;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.EvenClock;
import panal.protocol.config.RunningService;
import panal.protocol.config.ServiceContext;
import panal.protocol.config.ServiceOptions;
import panal.protocol.error.PanalException;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Address;

/** The parts of a name server's process, put together; they are closed in the reverse order. */
final class NameServerProcess implements RunningService {
    private static final Logger log = LoggerFactory.getLogger(NameServerProcess.class);

    private final RmiPort port;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private NameServerProcess(RmiPort port) {
        this.port = port;
        parts.push(port);
    }

    static NameServerProcess start(ServiceContext context, ServiceOptions options, boolean locate)
            throws PanalException {
        SecureRandom random = new SecureRandom();
        ClusterSecret secret = ClusterKeyFile.createIfAbsent(context.home(), random);
        NameServerProcess process = new NameServerProcess(RmiPort.open(options.host(), options.port(0)));
        ScheduledExecutorService scheduler =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "nameserver-sweep"));
        process.parts.push(scheduler::shutdownNow);
        process.parts.push(NameService.open(process.port, secret, EvenClock.ofThisMachine(), random, scheduler));
        if (locate && !HostChoice.isLoopback(options.host())) {
            process.openLocator(options);
        }
        return process;
    }

    @Override
    public Address address() {
        return port.address();
    }

    /** Without it the cluster works for all who are told the address, so that its failure is no reason not to start. */
    private void openLocator(ServiceOptions options) throws PanalException {
        // A literal, because whoever asks may not be able to resolve this machine's name.
        String literal = HostChoice.bindable(options.host()).getHostAddress();
        Address registry = new Address(literal, port.address().port());
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread locator = new Thread(task, "nameserver-locator");
            locator.setDaemon(true);
            return locator;
        });
        parts.push(thread::shutdownNow);
        try {
            Locator locator = Locator.open(new InetSocketAddress(options.basePort()), registry, thread);
            parts.push(locator);
            log.info("locator answers udp_port={} with={}", locator.port(), registry);
        } catch (IOException taken) {
            log.warn(
                    "locator off udp_port={} reason=\"{}\"; give clients --registry {}",
                    options.basePort(),
                    taken.getMessage(),
                    registry);
        }
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                // The other parts are to be closed all the same.
                log.warn("stop incomplete part={}", part, e);
            }
        }
    }
}
