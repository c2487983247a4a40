package panal.cluster.console;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is different each time that a session is shown: times, rates, ids, which nodes, what is free, the widths of columns. */
final class Figures {
    private static final List<Map.Entry<Pattern, String>> VARYING = List.of(
            rule("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z?", "DATE"),
            rule("\"modified\":\"[^\"]*\"", "\"modified\":DATE"),
            rule("Panal \\S+ at ", "Panal VERSION at "),
            rule("127\\.0\\.0\\.1:\\d+", "ADDRESS"),
            rule("datanode-\\d+", "datanode-N"),
            rule("[0-9.]+ ?(bytes?|[KMGT]B?)?/s", "RATE"),
            rule("[0-9.]+ [KMGT]?(bytes|B) free", "FREE"),
            rule("[0-9.]+ (ms|s|min|h|days?)\\b( [0-9.]+ (s|min|h))?", "TIME"),
            rule("\\d+:\\d\\d\\b", "TIME"),
            // Which blocks are under way is a matter of moments.
            rule("^ +block \\d+ +\\[.*", ""),
            rule("\\[[=> ]+\\].*", "BAR"),
            rule("stopped at \\d+ %, [0-9.]+[KMG]? of ", "stopped at SOME of "),
            rule("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID"),
            rule(" {2,}", " "),
            rule("-{3,}", "---"));
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,]*[KMGTPE]?");

    private Figures() {}

    private static Map.Entry<Pattern, String> rule(String pattern, String name) {
        return Map.entry(Pattern.compile(pattern), name);
    }

    /** A line as it should be each time. */
    static String steady(String line) {
        String steady = line;
        for (Map.Entry<Pattern, String> rule : VARYING) {
            steady = rule.getKey().matcher(steady).replaceAll(rule.getValue());
        }
        return steady.strip();
    }

    /** The same of a line whose every number may vary. */
    static String steadyWithoutNumbers(String line) {
        return NUMBER.matcher(steady(line)).replaceAll("N").replaceAll(" {2,}", " ");
    }
}
