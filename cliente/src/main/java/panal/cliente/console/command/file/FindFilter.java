package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.cliente.console.input.ByteSize;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import panal.protocol.value.FindTest;
import panal.protocol.value.NamePattern;
import picocli.CommandLine.Option;

/** Which files and directories {@code find} prints: those for which every option given holds. */
final class FindFilter {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long AGE_MAX = 10_000_000_000L;

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

    @Option(names = "-user", descriptionKey = "owned-by", paramLabel = "NAME", description = "belongs to that user")
    private Optional<String> owner = Optional.empty();

    @Option(names = "-empty", description = "a file without bytes")
    private boolean empty;

    /** How a typed path is made a file's status. */
    @FunctionalInterface
    interface Lookup {
        FileStatus stat(String typed) throws PanalException;
    }

    /** Refuses values that are none, whatever is there to be found. */
    void requireUsable() throws InvalidInput {
        names();
        if (type.isPresent()) {
            typed(type.get());
        }
        if (size.isPresent()) {
            Bound.parse(size.get(), ByteSize::parse);
        }
        age(days, 0, DAY);
        age(minutes, 0, MINUTE);
    }

    /** One test of all that was given. */
    FindTest test(long nowMillis, Lookup lookup, int shallowest, int deepest) throws PanalException {
        Range length = new Range(0, Long.MAX_VALUE);
        if (size.isPresent()) {
            Bound bound = Bound.parse(size.get(), ByteSize::parse);
            length = length.and(bound.least(), bound.greatest());
        }
        if (empty) {
            length = length.and(0, 0);
        }
        Range modified = new Range(Long.MIN_VALUE, Long.MAX_VALUE)
                .and(age(days, nowMillis, DAY))
                .and(age(minutes, nowMillis, MINUTE));
        if (newer.isPresent()) {
            modified = modified.and(lookup.stat(newer.get()).modifiedMillis() + 1, Long.MAX_VALUE);
        }
        boolean onlyFiles = size.isPresent() || empty;
        return new FindTest(
                names(),
                type.isEmpty() || typed(type.get()) == FileType.FILE,
                !onlyFiles && (type.isEmpty() || typed(type.get()) == FileType.DIRECTORY),
                length.least,
                length.greatest,
                modified.least,
                modified.greatest,
                owner.orElse(""),
                shallowest,
                deepest);
    }

    private List<NamePattern> names() throws InvalidInput {
        List<NamePattern> names = new ArrayList<>();
        if (name.isPresent()) {
            names.add(NamePattern.parse(name.get(), false));
        }
        if (anyCase.isPresent()) {
            names.add(NamePattern.parse(anyCase.get(), true));
        }
        return names;
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

    /** When something was changed that is so many whole units old. */
    private static Range age(Optional<String> typed, long nowMillis, long unit) throws InvalidInput {
        if (typed.isEmpty()) {
            return new Range(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        Bound age = Bound.parse(typed.get(), FindFilter::number);
        return new Range(
                age.greatest() == Long.MAX_VALUE ? Long.MIN_VALUE : nowMillis - (age.greatest() + 1) * unit + 1,
                age.least() == Long.MIN_VALUE ? Long.MAX_VALUE : nowMillis - age.least() * unit);
    }

    private static long number(String text) throws InvalidInput {
        try {
            long number = Long.parseLong(text);
            // Far more than any age; and no sum or product of it is too large.
            return Math.max(-AGE_MAX, Math.min(AGE_MAX, number));
        } catch (NumberFormatException none) {
            throw new InvalidInput("\"" + text + "\" is no number");
        }
    }

    /** Numbers from one to another, both among them. */
    private record Range(long least, long greatest) {
        Range and(long from, long to) {
            return new Range(Math.max(least, from), Math.min(greatest, to));
        }

        Range and(Range other) {
            return and(other.least, other.greatest);
        }
    }
}
