package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import panal.cliente.console.input.ByteSize;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import picocli.CommandLine.Option;

/** Which files and directories {@code find} prints: those for which every option given holds. */
final class FindFilter {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;

    @Option(names = "-name", paramLabel = "PATTERN", description = "the name matches, such as '*.pdf'")
    private Optional<String> name = Optional.empty();

    @Option(names = "-iname", paramLabel = "PATTERN", description = "the same, whatever the case")
    private Optional<String> anyCase = Optional.empty();

    @Option(names = "-type", paramLabel = "f|d", description = "a file, or a directory")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "-size",
            paramLabel = "[+-]SIZE",
            description = "bytes: +1M is more than 1 MiB, -64k less than 64 KiB")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "-mtime",
            paramLabel = "[+-]DAYS",
            description = "changed so many whole days ago: -1 is the last day")
    private Optional<String> days = Optional.empty();

    @Option(names = "-mmin", paramLabel = "[+-]MINUTES", description = "changed so many whole minutes ago")
    private Optional<String> minutes = Optional.empty();

    @Option(names = "-newer", paramLabel = "PATH", description = "changed after that one")
    private Optional<String> newer = Optional.empty();

    @Option(names = "-user", paramLabel = "NAME", description = "belongs to that user")
    private Optional<String> owner = Optional.empty();

    @Option(names = "-empty", description = "a file without bytes")
    private boolean empty;

    /** How a typed path is made a file's status. */
    @FunctionalInterface
    interface Lookup {
        FileStatus stat(String typed) throws PanalException;
    }

    /** One predicate of all that was given. */
    Predicate<FileStatus> predicate(long nowMillis, Lookup lookup) throws PanalException {
        List<Predicate<FileStatus>> all = new ArrayList<>();
        if (name.isPresent()) {
            all.add(named(Glob.of(name.get(), false)));
        }
        if (anyCase.isPresent()) {
            all.add(named(Glob.of(anyCase.get(), true)));
        }
        if (type.isPresent()) {
            FileType wanted = typed(type.get());
            all.add(status -> status.type() == wanted);
        }
        if (size.isPresent()) {
            Bound bound = Bound.parse(size.get(), ByteSize::parse);
            all.add(status -> !status.isDirectory() && bound.holds(status.length()));
        }
        if (newer.isPresent()) {
            long since = lookup.stat(newer.get()).modifiedMillis();
            all.add(status -> status.modifiedMillis() > since);
        }
        owner.ifPresent(wanted -> all.add(status -> status.owner().equals(wanted)));
        addAge(all, days, nowMillis, DAY);
        addAge(all, minutes, nowMillis, MINUTE);
        if (empty) {
            all.add(status -> !status.isDirectory() && status.length() == 0);
        }
        return status -> all.stream().allMatch(each -> each.test(status));
    }

    private static Predicate<FileStatus> named(Glob glob) {
        return status -> glob.matches(nameOf(status.path()));
    }

    private static String nameOf(FilePath path) {
        return path.isRoot() ? "/" : path.name();
    }

    private static FileType typed(String letter) throws InvalidInput {
        if (letter.equals("f")) {
            return FileType.FILE;
        }
        if (letter.equals("d")) {
            return FileType.DIRECTORY;
        }
        throw new InvalidInput("-type " + letter + " is unknown; f is a file, d a directory");
    }

    private static void addAge(List<Predicate<FileStatus>> all, Optional<String> typed, long nowMillis, long unit)
            throws InvalidInput {
        if (typed.isPresent()) {
            Bound bound = Bound.parse(typed.get(), FindFilter::number);
            all.add(status -> bound.holds(Math.floorDiv(nowMillis - status.modifiedMillis(), unit)));
        }
    }

    private static long number(String text) throws InvalidInput {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new InvalidInput("\"" + text + "\" is no number");
        }
    }
}
