package panal.protocol.config;

import picocli.CommandLine;

/** What a program that is no service says of a wrong command line: one line on standard error, and exit code 2. */
public final class OneLineErrors {
    private OneLineErrors() {}

    /** The line itself, which now speaks so. */
    public static CommandLine on(CommandLine line) {
        return line.setParameterExceptionHandler((wrong, words) -> {
            wrong.getCommandLine().getErr().println("panal: " + Terminal.oneLine(String.valueOf(wrong.getMessage())));
            return Terminal.WRONG_USAGE;
        });
    }
}
