package panal.cliente.console.shell;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import panal.cliente.ConnectOptions;
import panal.cliente.Panal;
import panal.cliente.console.input.LineSource;
import panal.cliente.console.input.PlainLines;
import panal.cliente.console.input.Questions;
import panal.cliente.console.input.StandardInput;
import panal.cliente.console.input.WorkingDirectory;
import panal.cliente.console.output.Screen;
import panal.protocol.config.Home;
import panal.protocol.config.ServiceOptions;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.Address;

/**
 * What all commands of one run of the console share: the terminal, the directory, the log-ins. Log-ins are made when the
 * first command needs one and kept for the next. For the console's thread, but {@link #open}, {@link #front}, {@link
 * #disconnect} and {@link #leave} are for any; what it hands out says for itself.
 */
public final class Shell implements Closeable {
    /** Enough for a connection inside this machine. */
    private static final int TRIAL_MILLIS = 200;

    private final Screen screen;
    private final StandardInput input;
    private final Questions questions;
    private final Clock clock;
    private final Opener opener;
    private final Map<String, String> environment;
    private final WorkingDirectory directory = new WorkingDirectory();
    private final LocalDirectory local = new LocalDirectory();
    /** By {@link Choice#key}, as are the fronts. */
    private final Map<String, Panal> clusters = new ConcurrentHashMap<>();

    private final Map<String, Front> fronts = new ConcurrentHashMap<>();
    /** Held by whoever logs in, so that a command and a completion make one connection. */
    private final Object opening = new Object();

    private LineSource lines;
    /** Whether there are commands on the lines, and not just answers. */
    private boolean linesRead;

    private volatile boolean left;

    /** How a cluster is opened; {@link Panal#connect} outside of tests. */
    @FunctionalInterface
    public interface Opener {
        Panal open(ConnectOptions options, NameServerLink link) throws PanalException;
    }

    /**
     * A shell.
     *
     * @param clock its zone is the person's
     * @param environment variables, of which those that begin with {@code PANAL_} are settings
     */
    public Shell(Screen screen, StandardInput input, Clock clock, Opener opener, Map<String, String> environment) {
        this.screen = screen;
        this.input = input;
        this.lines = new PlainLines(screen, input);
        this.questions = new Questions(screen, () -> lines);
        this.clock = clock;
        this.opener = opener;
        this.environment = Map.copyOf(environment);
    }

    public Screen screen() {
        return screen;
    }

    /** The directory that relative paths start from. */
    public WorkingDirectory directory() {
        return directory;
    }

    /** This machine's directory, as {@code lcd} has set it. */
    public LocalDirectory local() {
        return local;
    }

    /** The directory of this machine that local names start from. */
    public Path localPath() {
        return local.current();
    }

    /** Whether a person sits there who can answer. */
    public boolean isAttended() {
        return input.attended();
    }

    /** From now on lines and answers come from an editor. */
    public void readFrom(LineSource editor) {
        lines = editor;
        linesRead = true;
    }

    /** Where a loop that reads commands has them from. */
    public LineSource lines() {
        linesRead = true;
        return lines;
    }

    /** Whether {@code exit} was typed. */
    public boolean left() {
        return left;
    }

    /** No further command is read. */
    public void leave() {
        left = true;
    }

    /** Refuses to have standard input read by a command where the commands come from there. */
    public void requireFreeInput() throws InvalidInput {
        if (linesRead) {
            throw new InvalidInput("standard input is where the commands come from; upload - works one-shot only");
        }
    }

    /** Standard input's bytes, for an upload. */
    public InputStream bytes() {
        return input.bytes();
    }

    public Questions questions() {
        return questions;
    }

    public Clock clock() {
        return clock;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** The cluster, logged in; found once. */
    public Panal open(Choice choice) throws PanalException {
        Panal known = clusters.get(choice.key());
        if (known != null) {
            return known;
        }
        synchronized (opening) {
            Panal meanwhile = clusters.get(choice.key());
            return meanwhile == null ? opened(choice) : meanwhile;
        }
    }

    private Panal opened(Choice choice) throws PanalException {
        Front front = front(choice);
        Settings settings = new Settings("client", home(choice), environment);
        ConnectOptions options = options(choice)
                .withRegistry(front.registry().toString())
                .withStreams(ConsoleSettings.streams(settings));
        // A transfer waits for services that are being restarted; who begins with nobody there wants to know at once.
        // For a command that is over in a moment it is enough that somebody listens.
        if (lasts() || !listens(front.registry())) {
            front.registryAnswers();
        }
        ConnectOptions heard = isAttended() ? options.withListener(new ConnectionLines(screen)) : options;
        Panal opened = opener.open(lasts() ? heard : heard.withQuickStart(), front.link());
        clusters.put(choice.key(), opened);
        return opened;
    }

    /** Whether a person goes on typing commands; else there is one, which is over in a moment, or a script's. */
    private boolean lasts() {
        return linesRead && isAttended();
    }

    private ConnectOptions options(Choice choice) {
        ConnectOptions options = ConnectOptions.at(home(choice).path());
        return choice.user().isPresent() ? options.withUser(choice.user().get()) : options;
    }

    /** The user as who commands act, known without asking the cluster. */
    public String userName(Choice choice) {
        try {
            return options(choice).whose();
        } catch (PanalException unreadable) {
            return "";
        }
    }

    /** The cluster, as everyone may ask it; found once. */
    public Front front(Choice choice) throws PanalException {
        Front known = fronts.get(choice.key());
        if (known != null) {
            return known;
        }
        Front found = new Front(new NameServerLink(registry(choice)), home(choice), !lasts());
        fronts.put(choice.key(), found);
        return found;
    }

    /** Where the name server is. The home's own one needs no search in the LAN, which takes most of a second. */
    private Address registry(Choice choice) throws PanalException {
        int basePort = choice.basePort().orElse(ServiceOptions.BASE_PORT);
        Address here = new Address(HostChoice.LOOPBACK, basePort);
        boolean ownRuns =
                choice.registry().isEmpty() && Files.exists(home(choice).pidFile(NameServerLink.NAME)) && listens(here);
        return ownRuns
                ? here
                : RegistryLocation.find(choice.registry(), basePort).address();
    }

    private static boolean listens(Address address) {
        // A channel, as all connections to services are one: its classes are needed anyway.
        try (SocketChannel trial = SocketChannel.open()) {
            trial.socket().connect(new InetSocketAddress(address.host(), address.port()), TRIAL_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    public Home home(Choice choice) {
        if (choice.home().isEmpty()) {
            throw new IllegalStateException("no home chosen");
        }
        return choice.home().get();
    }

    /** Ends what is under way, and logs out; the next command connects anew. */
    public void disconnect() {
        List<Panal> known = List.copyOf(clusters.values());
        clusters.clear();
        fronts.clear();
        for (Panal panal : known) {
            panal.close();
        }
    }

    /** Ends transfers under way, and logs out. */
    @Override
    public void close() {
        disconnect();
    }
}
