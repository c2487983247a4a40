package panal.namenode;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import panal.namenode.journal.JournalPrinter;
import panal.protocol.config.Terminal;
import panal.protocol.error.LocalFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code namenode journal DIR}: reads a journal offline. */
@Command(
        name = "namenode journal",
        mixinStandardHelpOptions = true,
        description = "Prints the edits in a journal's directory as JSON lines; changes nothing there.")
final class JournalCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "the journal's directory, such as data/namenode/journal")
    private Path directory = Path.of("");

    @Override
    public Integer call() {
        FileOutputStream standardOutput = new FileOutputStream(FileDescriptor.out);
        try (PrintStream out =
                new PrintStream(new BufferedOutputStream(standardOutput), false, StandardCharsets.UTF_8)) {
            new JournalPrinter(out).print(directory);
            return Terminal.DONE;
        } catch (LocalFailure unreadable) {
            Terminal.ofProcess().complain(String.valueOf(unreadable.getMessage()));
            return Terminal.FAILED;
        }
    }
}
