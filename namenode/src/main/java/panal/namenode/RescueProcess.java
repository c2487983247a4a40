package panal.namenode;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.NamespaceImage;
import panal.namenode.journal.FreshJournal;
import panal.namenode.rescue.Rescue;
import panal.namenode.rescue.RescueDesk;
import panal.namenode.rescue.RescueFacts;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.EvenClock;
import panal.protocol.config.Home;
import panal.protocol.config.RunningService;
import panal.protocol.config.ServiceContext;
import panal.protocol.config.ServiceOptions;
import panal.protocol.config.Terminal;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.ServiceRegistration;
import panal.protocol.remote.NameNode;
import panal.protocol.rmi.RmiPort;
import panal.protocol.token.ClusterSecret;
import panal.protocol.token.UserKey;
import panal.protocol.value.Address;
import panal.protocol.value.Entry;

/** A rescue's process: takes the NameNode's name until the DataNodes have told what they have, writes, and ends. */
final class RescueProcess implements RunningService {
    private static final Logger log = LoggerFactory.getLogger(RescueProcess.class);
    private static final Duration LEASE = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 500;
    private static final int PORT_OFFSET = 1;

    private final Terminal terminal = Terminal.ofProcess();
    private final ProcessParts parts = new ProcessParts();
    private final RmiPort port;
    private final Home home;
    private final RescueDesk desk;
    private final RescueWishes wishes;
    /** The looking thread's. */
    private String told = "";

    private RescueProcess(RmiPort port, Home home, RescueDesk desk, RescueWishes wishes) {
        this.port = port;
        this.home = home;
        this.desk = desk;
        this.wishes = wishes;
        parts.add(port::close);
    }

    static RescueProcess start(ServiceContext context, ServiceOptions options, RescueWishes wishes)
            throws PanalException {
        for (Path directory : wishes.directories()) {
            FreshJournal.requireEmpty(directory);
        }
        NameServerLink names = new NameServerLink(options.registry().address());
        ClusterSecret secret = ClusterKeyFile.readWithin(context.home(), names, options.patience());
        RmiPort port = RmiPort.open(options.host(), options.port(PORT_OFFSET));
        RescueDesk desk = new RescueDesk(port, secret, EvenClock.ofThisMachine(), new SecureRandom());
        RescueProcess process = new RescueProcess(port, context.home(), desk, wishes);
        Entry entry = new Entry(
                NameNodeProcess.NAME,
                port.export(desk, NameNode.class),
                port.address().toString(),
                Set.of("role:rescue"));
        Registering.keep(new ServiceRegistration(names, secret, entry, LEASE), options.patience(), process.parts);
        Looking looking = new Looking(process::isOver, process.terminal, RescueProcess::end);
        process.parts.every(LOOK_MILLIS, "namenode-rescue", looking);
        return process;
    }

    private boolean isOver() throws PanalException {
        RescueDesk.Progress progress = desk.progress();
        tell(progress);
        if (!wishes.areMetBy(progress)) {
            return false;
        }
        write(progress);
        return true;
    }

    private void tell(RescueDesk.Progress progress) {
        String now = "reported: " + progress.reported() + ", still to report: " + progress.missing() + ", blocks: "
                + progress.blocks()
                + (progress.unreadable() > 0 ? ", unreadable: " + progress.unreadable() : "")
                + (progress.failed().isEmpty() ? "" : ", but " + progress.failed());
        if (!now.equals(told)) {
            told = now;
            terminal.complain("rescue: " + now);
        }
    }

    private void write(RescueDesk.Progress progress) throws PanalException {
        String user = superuser();
        RescueFacts facts = desk.facts(user, UserKeyFiles.read(home, user).verifier());
        Rescue.Result result = Rescue.decide(desk.blocks(), facts);
        FreshJournal.write(wishes.directories().get(0), new NamespaceImage(result.namespace(), result.transaction()));
        log.info(
                "rescued cluster={} files={} pieces={} blocks={} nodes={} transaction={}",
                facts.cluster(),
                result.report().files(),
                result.report().pieces(),
                result.report().blocks(),
                progress.reported(),
                result.transaction());
        RescueText text = new RescueText(result.report(), facts, progress.reported());
        terminal.print(wishes.json() ? text.asJson() : text.forPeople());
    }

    /** Whoever has a key here already: this person's own before another one. */
    private String superuser() throws PanalException {
        String own = Founding.acceptable(System.getProperty("user.name", ""));
        List<String> users = UserKeyFiles.users(home);
        if (users.contains(own) || users.isEmpty()) {
            if (users.isEmpty()) {
                UserKeyFiles.write(home, own, UserKey.random(new SecureRandom()));
            }
            return own;
        }
        return users.get(0);
    }

    private static void end(int exitCode) {
        // Not on this thread: the stop waits for what it runs.
        new Thread(() -> System.exit(exitCode), "namenode-rescue-end").start();
    }

    @Override
    public Address address() {
        return port.address();
    }

    @Override
    public void close() {
        parts.end();
    }
}
