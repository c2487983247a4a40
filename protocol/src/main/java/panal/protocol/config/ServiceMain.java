package panal.protocol.config;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.options.OptionTable;
import panal.protocol.rmi.RmiSettings;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * How the main of a service runs: options from the command line, the environment and panal.properties; logging; the home,
 * its lock and pid file; one line and an exit code when it cannot start; a clean stop on SIGTERM.
 */
public final class ServiceMain {
    private final String program;
    private final ServiceBody body;
    private final Map<String, String> environment;
    private final Terminal terminal;
    /** What is to be closed at the end, last opened first; guarded by itself. */
    private final Deque<Closeable> open = new ArrayDeque<>();

    ServiceMain(String program, ServiceBody body, Map<String, String> environment, Terminal terminal) {
        this.program = program;
        this.body = body;
        this.environment = environment;
        this.terminal = terminal;
    }

    /** Runs a service until the process is told to stop; ends the process itself when the service cannot start. */
    public static void run(String program, ServiceBody body, String[] arguments) {
        ServiceMain main = new ServiceMain(program, body, System.getenv(), Terminal.ofProcess());
        Optional<Integer> exitCode =
                main.start(arguments, () -> Runtime.getRuntime().addShutdownHook(new Thread(main::stop, "panal-stop")));
        if (exitCode.isPresent()) {
            main.stop();
            System.exit(exitCode.get());
        }
        awaitTheEnd();
    }

    /** The same without a process to end. */
    Optional<Integer> start(String[] arguments) {
        return start(arguments, () -> {});
    }

    /**
     * Starts the service; an exit code when the process has nothing more to do.
     *
     * @param running has whatever ends the process stop the service; done before anybody is told that it is ready, who might
     *     end it at once
     */
    Optional<Integer> start(String[] arguments, Runnable running) {
        try {
            Home home = Home.find(arguments, environment);
            Optional<Integer> done = parse(home, arguments);
            if (done.isPresent()) {
                return done;
            }
            startIn(home, running);
            return Optional.empty();
        } catch (ParameterException | InvalidInput wrong) {
            terminal.complain(program + ": " + wrong.getMessage());
            return Optional.of(Terminal.WRONG_USAGE);
        } catch (PanalException | IOException cannot) {
            terminal.complain(serviceOrProgram() + ": " + sentence(cannot));
            return Optional.of(Terminal.FAILED);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of(Terminal.FAILED);
        } catch (RuntimeException | LinkageError unforeseen) {
            log().error("start failed service={}", serviceOrProgram(), unforeseen);
            terminal.complain(serviceOrProgram() + ": cannot start: " + unforeseen + "; the log has more");
            return Optional.of(Terminal.FAILED);
        }
    }

    private Optional<Integer> parse(Home home, String[] arguments) throws PanalException {
        if (!isPlain(home, arguments)) {
            CommandLine line = parsed(home, arguments);
            if (line.isUsageHelpRequested()) {
                terminal.print(line.getUsageMessage());
                return Optional.of(Terminal.DONE);
            }
            if (line.isVersionHelpRequested()) {
                terminal.print(VersionText.line() + "\n");
                return Optional.of(Terminal.DONE);
            }
        }
        body.options().requireUsable();
        body.requireUsable();
        home.prepare();
        ServiceLog.begin(home.logFile(body.service()), body.options().logLevel());
        Optional<String> invitation = body.options().join();
        if (invitation.isPresent()) {
            Invitation.forServices(invitation.get()).accept(home);
            // It has put the registry into panal.properties.
            parsed(home, arguments);
        }
        return Optional.empty();
    }

    /** Reads a line that needs no picocli, as nearly all do. */
    private boolean isPlain(Home home, String[] arguments) throws LocalFailure {
        Settings settings = new Settings(program, home, environment);
        Optional<OptionTable> table = OptionTable.of(body.getClass());
        return table.isPresent() && settings.areShared() && table.get().fill(body, List.of(arguments), settings::value);
    }

    private CommandLine parsed(Home home, String[] arguments) throws PanalException {
        CommandLine line = new CommandLine(body);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        PanalDefaults defaults = new PanalDefaults(program, home, environment);
        defaults.requireKnown(line.getCommandSpec());
        line.setDefaultValueProvider(defaults);
        line.parseArgs(arguments);
        return line;
    }

    private void startIn(Home home, Runnable whenRunning) throws PanalException, IOException, InterruptedException {
        String service = body.service();
        keep(DirectoryLock.take(home.serviceDirectory(service)));
        keep(PidFile.write(home.pidFile(service)));
        RmiSettings.apply(body.options().host());
        log().info("starting service={} home={} version=\"{}\"", service, home.path(), VersionText.line());
        RunningService running = body.start(new ServiceContext(home, service, this::fail));
        keep(running);
        whenRunning.run();
        log().info("ready address={}", running.address());
    }

    private void keep(Closeable closeable) {
        synchronized (open) {
            open.push(closeable);
        }
    }

    private void fail(String sentence) {
        terminal.complain(body.service() + ": " + sentence);
        log().error("stopping reason=\"{}\"", sentence);
        // Not on the caller's thread: the stop may wait for that one to end.
        new Thread(() -> System.exit(Terminal.FAILED), "panal-fail").start();
    }

    /** Closes what was opened, last first; every one, whatever the others throw. */
    void stop() {
        while (true) {
            Closeable next;
            synchronized (open) {
                next = open.poll();
            }
            if (next == null) {
                return;
            }
            try {
                next.close();
            } catch (IOException | RuntimeException failed) {
                log().warn("stop incomplete reason={}", failed.toString());
            }
        }
    }

    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    private String serviceOrProgram() {
        try {
            return body.service();
        } catch (RuntimeException notParsed) {
            return program;
        }
    }

    private static String sentence(Exception cannot) {
        return cannot instanceof IOException failed ? Home.reason(failed) : String.valueOf(cannot.getMessage());
    }

    private static Logger log() {
        return LoggerFactory.getLogger(ServiceMain.class);
    }
}
