package panal.cliente.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import panal.cliente.Panal;
import panal.cliente.console.command.Commands;
import panal.cliente.console.input.LineSource;
import panal.cliente.console.input.StandardInput;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.TerminalSize;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;
import panal.cliente.console.terminal.TerminalDoor;
import panal.protocol.rmi.RmiSettings;

/** The console's program: one command from its arguments, or without any, commands line by line. */
public final class Main {
    /** For a transfer that is interrupted to take back what it began. */
    private static final int GRACE_SECONDS = 8;

    private Main() {}

    public static void main(String[] arguments) {
        List<String> words = Words.of(arguments);
        RmiSettings.applyToCaller();
        chooseLog(words);
        Screen screen = new Screen(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                Descriptor.OUTPUT.isTerminal(),
                Descriptor.OUTPUT.isPipe(),
                Descriptor.ERROR.isTerminal(),
                () -> TerminalSize.of(System.getenv()).at(0).columns());
        System.exit(run(words, screen));
    }

    private static int run(List<String> words, Screen screen) {
        boolean attended = Descriptor.INPUT.isTerminal() && Descriptor.ERROR.isTerminal();
        StandardInput input = StandardInput.of(System.in, attended);
        Shell shell = new Shell(screen, input, new PersonsClock(), Panal::connect, System.getenv());
        CountDownLatch ended = endWhenInterrupted(screen, shell);
        try (shell) {
            Commands commands = new Commands(shell);
            return commands.run(Choice.NONE, words, choice -> lines(shell, commands, choice));
        } finally {
            ended.countDown();
        }
    }

    private static int lines(Shell shell, Commands commands, Choice choice) {
        RunningCommand running = new RunningCommand(shell.screen(), shell::disconnect);
        LineLoop loop = new LineLoop(shell, commands, running, new ForeignCommand(shell, System.getenv()));
        if (!shell.isAttended()) {
            return loop.run(choice);
        }
        Path history = choice.home().orElseThrow().path().resolve("console").resolve("history");
        Optional<LineSource> editor = TerminalDoor.open(
                commands.completion(choice), history, shell.screen().texts(), running::stop);
        if (editor.isEmpty()) {
            shell.screen().say("terminal.greeting.plain");
            return loop.run(choice);
        }
        try (LineSource lines = editor.get()) {
            shell.readFrom(lines);
            commands.greet(choice);
            return loop.run(choice);
        } catch (IOException alreadyGone) {
            return 0;
        }
    }

    /**
     * When the process is told to end (by Ctrl-C, unless lines are edited), a transfer is interrupted, takes back what it
     * began, and only then the process ends; its exit code is the JVM's, 128 + the signal's number.
     */
    private static CountDownLatch endWhenInterrupted(Screen screen, Shell shell) {
        Thread working = Thread.currentThread();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (ended.getCount() == 0) {
                return;
            }
            screen.silence();
            shell.leave();
            working.interrupt();
            try {
                ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException never) {
                Thread.currentThread().interrupt();
            }
        }));
        return ended;
    }

    /** A client is quiet, and fast because it does not even load a log; {@code -v} wants both warnings and the wait. */
    private static void chooseLog(List<String> words) {
        int end = words.indexOf("--");
        List<String> front = end < 0 ? words : words.subList(0, end);
        if (front.contains("-v") || front.contains("--verbose")) {
            System.setProperty("logback.configurationFile", "panal-console-logback.xml");
        } else {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
            System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        }
    }
}
