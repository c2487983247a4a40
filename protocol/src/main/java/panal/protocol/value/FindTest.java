package panal.protocol.value;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What has to hold for a file or directory that is looked for: all of this.
 *
 * @param names patterns for the name, at most {@link #NAMES_MAX}; the root's is {@code /}
 * @param files whether files are looked for
 * @param directories whether directories are
 * @param fewest bytes; a directory has 0
 * @param most bytes
 * @param since last changed then or later, in milliseconds since 1970
 * @param until last changed then or earlier
 * @param owner a user's name; empty text for anybody's
 * @param shallowest levels below where the search begins, which itself is level 0
 * @param deepest levels, the same; what is below is not looked at
 */
public record FindTest(
        List<NamePattern> names,
        boolean files,
        boolean directories,
        long fewest,
        long most,
        long since,
        long until,
        String owner,
        int shallowest,
        int deepest)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public static final int NAMES_MAX = 10;

    /** Holds for everything. */
    public static final FindTest ANYTHING = new FindTest(
            List.of(), true, true, 0, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, "", 0, Integer.MAX_VALUE);

    public FindTest {
        names = List.copyOf(names);
        Objects.requireNonNull(owner, "owner");
        if (names.size() > NAMES_MAX) {
            throw new IllegalArgumentException(names.size() + " patterns; at most " + NAMES_MAX + " can be given");
        }
    }

    /** The same, and the name matches this. */
    public FindTest named(NamePattern pattern) {
        List<NamePattern> all = new ArrayList<>(names);
        all.add(pattern);
        return new FindTest(all, files, directories, fewest, most, since, until, owner, shallowest, deepest);
    }

    /** The same for directories alone. */
    public FindTest ofDirectories() {
        return new FindTest(names, false, directories, fewest, most, since, until, owner, shallowest, deepest);
    }

    /** The same for files alone, last changed then or later. */
    public FindTest ofFiles(long changedSince) {
        return new FindTest(names, files, false, fewest, most, changedSince, until, owner, shallowest, deepest);
    }

    /** The same at these levels alone. */
    public FindTest between(int newShallowest, int newDeepest) {
        return new FindTest(names, files, directories, fewest, most, since, until, owner, newShallowest, newDeepest);
    }

    /** Whether a name matches all patterns; made once for many names. */
    public Predicate<String> nameTest() {
        List<Predicate<String>> matchers =
                names.stream().map(NamePattern::matcher).toList();
        return name -> {
            for (Predicate<String> matcher : matchers) {
                if (!matcher.test(name)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Whether all holds but what concerns names and levels. */
    public boolean holdsFor(FileStatus status) {
        return (status.isDirectory() ? directories : files)
                && status.length() >= fewest
                && status.length() <= most
                && status.modifiedMillis() >= since
                && status.modifiedMillis() <= until
                && (owner.isEmpty() || owner.equals(status.owner()));
    }
}
