package panal.bench.measure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What the numbers and names of options have to be, said before anything is made or deleted. */
public final class Amounts {
    private Amounts() {}

    /** Refuses numbers that nothing can be measured with. */
    public static void requirePositive(CommandLine line, String option, List<Integer> values) {
        for (int value : values) {
            if (value < 1) {
                throw new ParameterException(line, option + " " + value + " is not positive; give 1 or more");
            }
        }
    }

    /** Refuses names that are none of those known. */
    public static void requireKnown(CommandLine line, String what, List<String> chosen, List<String> known) {
        Set<String> others = new LinkedHashSet<>(chosen);
        known.forEach(others::remove);
        if (!others.isEmpty()) {
            throw new ParameterException(line, "no " + what + " " + others + "; there are " + known);
        }
    }
}
