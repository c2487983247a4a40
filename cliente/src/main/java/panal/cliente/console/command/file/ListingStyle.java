package panal.cliente.console.command.file;

import java.util.Comparator;
import java.util.Optional;
import panal.cliente.console.shell.PaintOptions;
import panal.cliente.console.shell.Shell;
import panal.cliente.console.shell.SizeOption;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.FileStatus;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How {@code ls} shows what it finds. */
final class ListingStyle {
    @Option(names = "-l", description = "mode, copies, owner, group, size and time as well")
    private boolean detailed;

    @Mixin
    private SizeOption sizeOption = new SizeOption();

    @Option(names = "-t", description = "the newest first")
    private boolean byTime;

    @Option(names = "-S", description = "the largest first")
    private boolean bySize;

    @Option(names = "-r", description = "in reverse")
    private boolean reverse;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private PaintOptions colours = new PaintOptions();

    boolean json() {
        return json;
    }

    boolean detailed() {
        return detailed;
    }

    String size(long bytes) {
        return sizeOption.shown(bytes);
    }

    /** The order asked for; empty for the one in which entries arrive, by name. */
    Optional<Comparator<FileStatus>> order() {
        if (!bySize && !byTime && !reverse) {
            return Optional.empty();
        }
        Comparator<FileStatus> byName = Comparator.comparing(FileStatus::path);
        Comparator<FileStatus> order = byName;
        if (bySize) {
            order = Comparator.comparingLong(FileStatus::length).reversed().thenComparing(byName);
        }
        if (byTime) {
            order = Comparator.comparingLong(FileStatus::modifiedMillis)
                    .reversed()
                    .thenComparing(byName);
        }
        return Optional.of(reverse ? order.reversed() : order);
    }

    void requireUsable() throws InvalidInput {
        colours.requireUsable();
    }

    /** A listing of one directory; of single files for empty text. */
    Listing listing(Shell shell, String directory) {
        return new Listing(shell, this, colours.paint(shell), directory);
    }
}
