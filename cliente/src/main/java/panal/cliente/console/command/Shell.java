package panal.cliente.console.command;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import panal.cliente.ConnectOptions;
import panal.cliente.Panal;
import panal.cliente.console.input.Questions;
import panal.cliente.console.input.StandardInput;
import panal.cliente.console.input.WorkingDirectory;
import panal.cliente.console.output.Screen;
import panal.protocol.config.Home;
import panal.protocol.config.ServiceOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.Address;

/**
 * What all commands of one run of the console share: the terminal, the directory, the log-ins. Log-ins are made when the
 * first command needs one and kept for the next. For the console's thread; what it hands out says for itself.
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
    private final Map<Choice, Panal> clusters = new HashMap<>();
    private final Map<Choice, Front> fronts = new HashMap<>();
    private boolean linesRead;
    private boolean left;

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
        this.questions = new Questions(screen, input);
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

    /** Whether a person sits there who can answer. */
    public boolean isAttended() {
        return input.attended();
    }

    /** Standard input's lines, for a loop that reads commands. */
    public BufferedReader lines() {
        linesRead = true;
        return input.lines();
    }

    /** Whether {@code exit} was typed. */
    public boolean left() {
        return left;
    }

    void leave() {
        left = true;
    }

    /** Standard input's bytes, for an upload; refused where the commands come from there. */
    InputStream bytes() throws InvalidInput {
        if (linesRead) {
            throw new InvalidInput("standard input is where the commands come from; upload - works one-shot only");
        }
        return input.bytes();
    }

    Questions questions() {
        return questions;
    }

    Clock clock() {
        return clock;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** The cluster, logged in; found once. */
    Panal open(Choice choice) throws PanalException {
        Panal known = clusters.get(choice);
        if (known != null) {
            return known;
        }
        Front front = front(choice);
        // A transfer waits for services that are being restarted; who begins with nobody there wants to know at once.
        front.registryAnswers();
        ConnectOptions options = ConnectOptions.at(home(choice).path())
                .withRegistry(front.registry().toString());
        Panal opened = opener.open(choice.user().map(options::withUser).orElse(options), front.link());
        clusters.put(choice, opened);
        return opened;
    }

    /** The cluster, as everyone may ask it; found once. */
    Front front(Choice choice) throws PanalException {
        Front known = fronts.get(choice);
        if (known != null) {
            return known;
        }
        Front found = new Front(new NameServerLink(registry(choice)), home(choice));
        fronts.put(choice, found);
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
        try (Socket trial = new Socket()) {
            trial.connect(new InetSocketAddress(address.host(), address.port()), TRIAL_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    Home home(Choice choice) {
        return choice.home().orElseThrow(() -> new IllegalStateException("no home chosen"));
    }

    /** Ends transfers under way, and logs out. */
    @Override
    public void close() {
        clusters.values().forEach(Panal::close);
        clusters.clear();
        fronts.clear();
    }
}
