package panal.cliente.console.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import panal.cliente.console.input.Completion;
import panal.cliente.console.input.TypedWord;
import panal.cliente.console.output.OutputClosed;
import panal.protocol.config.Home;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        try {
            int exitCode = runLine(base, words, bare);
            shell.screen().flush();
            return exitCode;
        } catch (PanalException failure) {
            shell.screen().message(Failure.text(failure));
            return failure instanceof InvalidInput ? ExitCode.USAGE : ExitCode.SOFTWARE;
        } catch (OutputClosed closed) {
            return outputClosed(closed);
        } catch (StackOverflowError | OutOfMemoryError tooLarge) {
            shell.screen().message(Failure.text(tooLarge));
            return ExitCode.SOFTWARE;
        }
    }

    /** Runs a typed line, whose patterns become the names that they match. */
    public int run(Choice base, List<TypedWord> typed) {
        try {
            return run(base, new Expansion(shell, base).of(typed), already -> 0);
        } catch (PanalException failure) {
            if (!Thread.currentThread().isInterrupted()) {
                shell.screen().message(Failure.text(failure));
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
                        .orElse("the cluster does not answer yet; each command tries again, help lists them"));
    }

    private int runLine(Choice base, List<String> words, ToIntFunction<Choice> bare) throws PanalException {
        String[] arguments = words.toArray(String[]::new);
        boolean first = base.home().isEmpty();
        Home home =
                first ? Home.find(arguments, shell.environment()) : base.home().orElseThrow();
        RootCommand root = new RootCommand(shell, base, home, bare);
        Optional<ConsoleCommand> plain = PlainLine.command(root, words, home, shell.environment(), first);
        if (plain.isPresent()) {
            return call(plain.get());
        }
        CommandLine line = configured(Catalog.lineFor(root, words));
        Defaults.give(root, line, home, shell.environment(), first);
        line.setExecutionStrategy(parsed -> root.isInvited()
                ? joinThenGoOn(root, base, parsed.hasSubcommand() ? withoutInvitation(words) : List.of(), bare)
                : new CommandLine.RunLast().execute(parsed));
        return line.execute(arguments);
    }

    /** What an invitation says is read from the home as always, so the rest of the line is read anew after it. */
    private int joinThenGoOn(RootCommand root, Choice base, List<String> rest, ToIntFunction<Choice> bare) {
        try {
            root.join();
        } catch (PanalException refused) {
            shell.screen().message(Failure.text(refused));
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
        shell.screen().message(Failure.text(failure));
        if (command instanceof ConsoleCommand console && console.choice().verbose()) {
            shell.screen().trace(failure);
        }
        return ExitCode.SOFTWARE;
    }

    private int outputClosed(OutputClosed closed) {
        if (closed.readerGone()) {
            shell.leave();
            return READER_GONE;
        }
        shell.screen().message(String.valueOf(closed.getMessage()));
        return ExitCode.SOFTWARE;
    }

    private int wrongUsage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName().replaceFirst("^panal ?", "");
        String help = name.isEmpty() ? "see: panal help" : "see: panal help " + name;
        shell.screen().message((name.isEmpty() ? "" : name + ": ") + fault(wrong, command) + "; " + help);
        return ExitCode.USAGE;
    }

    private static String fault(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.isUnknownOption(), command);
        }
        // An option that is unknown is often why something else seems to be missing.
        List<String> left = command.getUnmatchedArguments();
        if (!left.isEmpty() && left.get(0).startsWith("-")) {
            return unmatched(left.get(0), true, command);
        }
        if (wrong instanceof MissingParameterException) {
            return "missing " + String.valueOf(wrong.getMessage()).replaceFirst("^Missing required ", "");
        }
        return String.valueOf(wrong.getMessage());
    }

    private static String unmatched(String typed, boolean option, CommandLine command) {
        if (!option && command.getSubcommands().isEmpty()) {
            return "one argument too many: " + typed;
        }
        Collection<String> known =
                option ? command.getCommandSpec().optionsMap().keySet() : Catalog.namesIn(command);
        String otherwise = option ? " (for a name that begins with a dash write -- before it)" : "";
        return (option ? "unknown option " : "unknown command ")
                + typed
                + Nearest.to(typed, known)
                        .map(word -> "; did you mean " + word + "?")
                        .orElse(otherwise);
    }
}
