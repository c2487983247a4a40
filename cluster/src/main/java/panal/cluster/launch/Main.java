package panal.cluster.launch;

import panal.protocol.config.OneLineErrors;
import panal.protocol.config.Terminal;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher behind {@code scripts/server}. */
@Command(
        name = "launch",
        mixinStandardHelpOptions = true,
        description = "Starts, shows and stops the services of one cluster on this machine.",
        subcommands = {StartCommand.class, StopCommand.class, StatusCommand.class, PrepareCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return OneLineErrors.on(new CommandLine(new Main())).setExecutionExceptionHandler((failure, command, words) -> {
            command.getErr().println("panal: " + oneLine(failure));
            boolean usage = failure instanceof IllegalArgumentException || failure instanceof InvalidInput;
            return usage ? Terminal.WRONG_USAGE : Terminal.FAILED;
        });
    }

    private static String oneLine(Exception failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
}
