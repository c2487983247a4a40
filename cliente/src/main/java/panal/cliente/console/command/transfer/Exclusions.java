package panal.cliente.console.command.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.NamePattern;

/** Names that a sync leaves alone on both sides; always those of downloads that are not whole. */
final class Exclusions {
    private static final String PARTS = ".panal-*.part";

    private final List<Exclusion> all = new ArrayList<>();

    /**
     * One pattern.
     *
     * @param steps of a path from the top, one for each name
     * @param anywhere whether it is the pattern of a name, wherever that is
     * @param onlyDirectories whether files of the name are not meant
     */
    private record Exclusion(List<Predicate<String>> steps, boolean anywhere, boolean onlyDirectories) {
        boolean matches(String[] names, boolean directory) {
            if (onlyDirectories && !directory) {
                return false;
            }
            if (anywhere) {
                return steps.get(0).test(names[names.length - 1]);
            }
            boolean same = names.length == steps.size();
            for (int at = 0; same && at < names.length; at++) {
                same = steps.get(at).test(names[at]);
            }
            return same;
        }
    }

    private Exclusions() {}

    /** Of patterns for a name anywhere, or with a slash in them for a path from the top; one at the end means directories. */
    static Exclusions of(List<String> patterns) throws InvalidInput {
        Exclusions exclusions = new Exclusions();
        exclusions.add(PARTS);
        for (String pattern : patterns) {
            exclusions.add(pattern);
        }
        return exclusions;
    }

    /** Whether what is there is left alone, and with a directory all that is in it. */
    boolean contain(String path, boolean directory) {
        String[] names = path.split("/", -1);
        return all.stream().anyMatch(one -> one.matches(names, directory));
    }

    private void add(String pattern) throws InvalidInput {
        boolean onlyDirectories = pattern.endsWith("/");
        String path = onlyDirectories ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean anywhere = path.indexOf('/') < 0;
        List<Predicate<String>> steps = new ArrayList<>();
        for (String step : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
            if (step.isEmpty()) {
                throw new InvalidInput("--exclude \"" + pattern + "\" has an empty name in it");
            }
            steps.add(NamePattern.parse(step, false).matcher());
        }
        all.add(new Exclusion(List.copyOf(steps), anywhere, onlyDirectories));
    }
}
