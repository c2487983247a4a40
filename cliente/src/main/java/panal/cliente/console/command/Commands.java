package panal.cliente.console.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import panal.cliente.console.input.Completion;
import panal.cliente.console.input.TypedWord;
import panal.cliente.console.output.OutputClosed;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.ConsoleCommand;
import panal.cliente.console.shell.ConsoleSettings;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.shell.Shell;
import panal.cliente.console.words.LanguageChoice;
import panal.cliente.console.words.Texts;
import panal.protocol.config.Home;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs commands: finds out which is meant, makes it, has its options read, and turns what goes wrong into a line. */
public final class Commands {
    /** What a shell reports of a program that wrote into a pipe whose reader had gone: 128 + SIGPIPE. */
    private static final int READER_GONE = 141;

    private static final Duration GREETING_PATIENCE = Duration.ofSeconds(2);

    private final Shell shell;

    public Commands(Shell shell) {
        this.shell = shell;
    }

    /**
     * Runs one command; 0 done, 1 failed, 2 wrong usage.
     *
     * @param base what was chosen before
     * @param bare what to do when no command is named
     */
    public int run(Choice base, List<String> words, ToIntFunction<Choice> bare) {
        Texts before = shell.screen().texts();
        try {
            speak(base, words);
            int exitCode = runLine(base, words, bare);
            shell.screen().flush();
            return exitCode;
        } catch (PanalException failure) {
            message(failure);
            return failure instanceof InvalidInput ? ExitCode.USAGE : ExitCode.SOFTWARE;
        } catch (OutputClosed closed) {
            return outputClosed(closed);
        } catch (StackOverflowError | OutOfMemoryError tooLarge) {
            message(tooLarge);
            return ExitCode.SOFTWARE;
        } finally {
            shell.screen().speak(before);
        }
    }

    /** In the language that the person wants; a line of the console may have another one for itself. */
    private void speak(Choice base, List<String> words) throws InvalidInput {
        if (base.home().isEmpty() || LanguageChoice.isMadeBy(words)) {
            shell.screen().speak(new Texts(new LanguageChoice(words, shell.environment())));
        }
    }

    private void message(Throwable failure) {
        shell.screen().message(Failure.text(failure, shell.screen().texts()));
    }

    /** Runs a typed line, whose patterns become the names that they match. */
    public int run(Choice base, List<TypedWord> typed) {
        try {
            return run(base, new Expansion(shell, base).of(typed), already -> 0);
        } catch (PanalException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                message(failure);
            }
            return failure instanceof InvalidInput ? ExitCode.USAGE : ExitCode.SOFTWARE;
        }
    }

    /** How lines may go on that are typed after this choice. */
    public Completion completion(Choice choice) {
        return new TabCompletion(shell, choice);
    }

    /** The first line to a person; a cluster that does not answer soon is not waited for. */
    public void greet(Choice choice) {
        shell.screen()
                .message(Glance.within(GREETING_PATIENCE, () -> Greeting.of(shell, choice))
                        .orElseGet(() -> shell.screen().texts().text("terminal.greeting.late")));
    }

    private int runLine(Choice base, List<String> words, ToIntFunction<Choice> bare) throws PanalException {
        String[] arguments = words.toArray(new String[0]);
        boolean first = base.home().isEmpty();
        Home home =
                first ? Home.find(arguments, shell.environment()) : base.home().orElseThrow();
        Settings settings = new Settings("client", home, shell.environment());
        if (first) {
            ConsoleSettings.requireUsable(settings, LanguageChoice.isMadeBy(words));
        }
        RootCommand root = new RootCommand(shell, base, home, bare);
        Optional<ConsoleCommand> plain = PlainLine.command(root, words, settings, first);
        if (plain.isPresent()) {
            return call(plain.get());
        }
        CommandLine line = configured(Catalog.lineFor(root, words));
        Defaults.give(line, settings, first);
        line.setExecutionStrategy(parsed -> root.isInvited()
                ? joinThenGoOn(root, base, parsed.hasSubcommand() ? withoutInvitation(words) : List.of(), bare)
                : execute(root, parsed));
        return line.execute(arguments);
    }

    /** What is wrong with the line is said before anything is done; who asks for help or the version gets that. */
    private int execute(RootCommand root, ParseResult parsed) {
        List<CommandLine> named = parsed.asCommandLineList();
        Object last = named.get(named.size() - 1).getCommand();
        boolean asksOnly =
                named.stream().anyMatch(each -> each.isUsageHelpRequested() || each.isVersionHelpRequested());
        try {
            if (!asksOnly && last instanceof ConsoleCommand command) {
                command.requireUsable();
            } else if (!asksOnly) {
                root.requireUsable();
            }
        } catch (InvalidInput wrong) {
            message(wrong);
            return ExitCode.USAGE;
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** What an invitation says is read from the home as always, so the rest of the line is read anew after it. */
    private int joinThenGoOn(RootCommand root, Choice base, List<String> rest, ToIntFunction<Choice> bare) {
        try {
            root.join();
        } catch (PanalException refused) {
            message(refused);
            return refused instanceof InvalidInput ? ExitCode.USAGE : ExitCode.SOFTWARE;
        }
        return rest.isEmpty() ? ExitCode.OK : run(base, rest, bare);
    }

    private static List<String> withoutInvitation(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        for (int at = 0; at < rest.size(); at++) {
            String word = rest.get(at);
            if (word.equals("--join") && at + 1 < rest.size()) {
                rest.subList(at, at + 2).clear();
                return rest;
            }
            if (word.startsWith("--join=")) {
                rest.remove(at);
                return rest;
            }
        }
        return rest;
    }

    private CommandLine configured(CommandLine line) {
        shell.screen().texts().help().ifPresent(line::setResourceBundle);
        line.setExpandAtFiles(false);
        line.setInterpolateVariables(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setUsageHelpAutoWidth(false);
        line.setAbbreviatedOptionsAllowed(false);
        line.setOut(new PrintWriter(shell.screen().bytes(), false, StandardCharsets.UTF_8));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                shell.screen().isTerminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
        line.setParameterExceptionHandler((wrong, args) -> wrongUsage(wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command.getCommand()));
        return line;
    }

    private int call(ConsoleCommand command) {
        try {
            command.requireUsable();
        } catch (InvalidInput wrong) {
            message(wrong);
            return ExitCode.USAGE;
        }
        try {
            return command.call();
        } catch (Exception failure) {
            return failed(failure, command);
        }
    }

    private int failed(Exception failure, Object command) {
        if (failure instanceof OutputClosed closed) {
            return outputClosed(closed);
        }
        if (Thread.currentThread().isInterrupted()) {
            // Whoever interrupted it says so, once.
            return ExitCode.SOFTWARE;
        }
        message(failure);
        if (!(command instanceof ConsoleCommand console)) {
            return ExitCode.SOFTWARE;
        }
        if (console.choice().verbose()) {
            shell.screen().trace(failure);
        }
        return failure instanceof InvalidInput && console.isJudgedElsewhere() ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    private int outputClosed(OutputClosed closed) {
        if (closed.readerGone()) {
            shell.leave();
            return READER_GONE;
        }
        shell.screen().message(shell.screen().texts().sentence(String.valueOf(closed.getMessage())));
        return ExitCode.SOFTWARE;
    }

    private int wrongUsage(ParameterException wrong) {
        shell.screen().message(new WrongUsage(shell.screen().texts()).text(wrong));
        return ExitCode.USAGE;
    }
}
