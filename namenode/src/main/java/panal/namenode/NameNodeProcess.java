package panal.namenode;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.CommitListener;
import panal.namenode.commit.Committer;
import panal.namenode.commit.Departure;
import panal.namenode.commit.Published;
import panal.namenode.journal.Journal;
import panal.namenode.journal.Promise;
import panal.namenode.service.NameNodeServer;
import panal.namenode.service.cluster.ClusterSettings;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.EvenClock;
import panal.protocol.config.RunningService;
import panal.protocol.config.ServiceContext;
import panal.protocol.config.ServiceOptions;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.ServiceRegistration;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Address;
import panal.protocol.value.Entry;

/** The parts of a NameNode's process, put together. */
final class NameNodeProcess implements RunningService {
    static final String NAME = "namenode";

    private static final Logger log = LoggerFactory.getLogger(NameNodeProcess.class);
    private static final int PORT_OFFSET = 1;
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final long TICK_MILLIS = 250;
    /** How often the metadata directories are looked after, and one that was dropped is tried again. */
    private static final long CARE_MILLIS = 2_000;
    /** How long a change that was answered may be lost by a power cut, where the journal is only written. */
    private static final long FORCE_MILLIS = 100;

    private final ProcessParts parts = new ProcessParts();
    private final RmiPort port;

    private NameNodeProcess(RmiPort port) {
        this.port = port;
        parts.add(port::close);
    }

    static NameNodeProcess start(
            ServiceContext context,
            ServiceOptions options,
            ClusterSettings settings,
            JournalPlan plan,
            Departure departure)
            throws PanalException {
        NameServerLink names = new NameServerLink(options.registry().address());
        ClusterSecret secret = ClusterKeyFile.readWithin(context.home(), names, options.patience());
        NameNodeProcess process = new NameNodeProcess(RmiPort.open(options.host(), options.port(PORT_OFFSET)));
        boolean ready = false;
        try {
            JournalPlan.Opened opened = plan.prepare(
                    ProcessParts::daemon, ClusterMark.in(context.directory()).founded());
            Committer committer = process.openCommitter(context, plan, opened, departure);
            NameNodeServer server = process.open(committer, context, names, secret, options.patience(), settings);
            process.lookAfter(opened.journal(), server, context);
            ready = true;
            return process;
        } finally {
            if (!ready) {
                process.close();
            }
        }
    }

    private NameNodeServer open(
            Committer committer,
            ServiceContext context,
            NameServerLink names,
            ClusterSecret secret,
            Duration patience,
            ClusterSettings settings)
            throws PanalException {
        SecureRandom random = new SecureRandom();
        Clock clock = EvenClock.ofThisMachine();
        Founding.foundOrCheck(committer, context.home(), System.getProperty("user.name", ""), random, clock);
        ClusterMark.in(context.directory()).put(committer.published().clusterId());
        NameNodeServer server = NameNodeServer.start(committer, secret, port, settings, clock, random);
        parts.add(server::close);
        parts.every(TICK_MILLIS, "namenode-tick", server::tick);

        Entry entry = new Entry(
                NAME,
                server.stub(),
                port.address().toString(),
                Set.of("role:namenode", "cluster:" + committer.published().clusterId()));
        Registering.keep(new ServiceRegistration(names, secret, entry, LEASE), patience, parts);
        return server;
    }

    /** A journal that is known to be an old copy is written over nothing: what it would be written over may be better. */
    private void lookAfter(Journal journal, NameNodeServer server, ServiceContext context) {
        Care care = () -> journal.lookAfter(!server.journalIsOld());
        parts.every(CARE_MILLIS, "namenode-metadata", () -> orFail(care, context));
    }

    private Committer openCommitter(
            ServiceContext context, JournalPlan plan, JournalPlan.Opened opened, Departure departure)
            throws PanalException {
        Committer committer =
                Committer.open(opened.journal(), ProcessParts.daemon("namenode-commit"), Committer.QUEUE, departure);
        // The calls end first, then the commands that they wait for, then the snapshot that may be under way.
        parts.addBelow(committer::close);
        opened.executors().forEach(parts::addBelow);
        committer.subscribe(new CommitListener() {
            @Override
            public void committed(Published published) {}

            @Override
            public void stopped(String why) {
                context.fail(why);
            }
        });
        if (plan.settings().promise() == Promise.WRITTEN) {
            log.warn(
                    "journal is written, not synced: a power cut takes back what was acknowledged in the last moments"
                            + " force_ms={}",
                    FORCE_MILLIS);
            parts.every(FORCE_MILLIS, "namenode-force", () -> orFail(committer::force, context));
        }
        return committer;
    }

    /** Something to be done now and then; when it throws, the NameNode cannot go on. */
    private interface Care {
        void run() throws PanalException;
    }

    private static void orFail(Care care, ServiceContext context) {
        try {
            care.run();
        } catch (PanalException failed) {
            context.fail(failed.getMessage());
        }
    }

    @Override
    public Address address() {
        return port.address();
    }

    @Override
    public void close() {
        parts.end();
        log.info("stopped address={}", port.address());
    }
}
