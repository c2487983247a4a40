package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.cliente.console.input.ByteSize;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ConsoleCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which part of which files {@code head} and {@code tail} show. */
final class PartOptions {
    private static final long LINES = 10;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "which files")
    private List<String> paths = new ArrayList<>();

    @ArgGroup
    private Amount amount = new Amount();

    /** Lines or bytes, not both. */
    static final class Amount {
        @Option(names = "-n", paramLabel = "LINES", description = "how many lines; else 10")
        private Optional<Long> lines = Optional.empty();

        @Option(names = "-c", paramLabel = "BYTES", description = "how many bytes, such as 512 or 64k")
        private Optional<String> bytes = Optional.empty();
    }

    /** What to do with the part that was asked for. */
    interface Part {
        void lines(String typed, long lines) throws PanalException;

        void bytes(String typed, long bytes) throws PanalException;
    }

    void requireUsable() throws InvalidInput {
        if (lines() < 0) {
            throw new InvalidInput("-n " + lines() + " is negative");
        }
        bytes();
    }

    private long lines() {
        return amount.lines.orElse(LINES);
    }

    /** -1 where lines are wanted. */
    private long bytes() throws InvalidInput {
        return amount.bytes.isPresent() ? ByteSize.parse(amount.bytes.get()) : -1;
    }

    /** Goes through the files, with a headline each when there are several. */
    int each(ConsoleCommand command, Part part) throws PanalException {
        Attempts attempts = new Attempts(command.screen(), command.choice().verbose());
        long lines = lines();
        long bytes = bytes();
        for (int i = 0; i < paths.size(); i++) {
            String typed = paths.get(i);
            String headline = (i == 0 ? "" : "\n") + "==> " + command.screen().name(typed) + " <==";
            attempts.attempt(() -> {
                if (paths.size() > 1) {
                    command.line(headline);
                }
                if (bytes >= 0) {
                    part.bytes(typed, bytes);
                } else {
                    part.lines(typed, lines);
                }
            });
        }
        return attempts.exitCode();
    }
}
