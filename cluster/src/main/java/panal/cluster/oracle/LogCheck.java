package panal.cluster.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what the services have logged: no stack trace, and no error but those that the fault is expected to bring. */
final class LogCheck {
    private static final Pattern ERROR = Pattern.compile("^\\S+ ERROR .*");
    private static final Pattern TRACE =
            Pattern.compile("^(\\s+at [\\w.$/]+\\(.*|Caused by: .*|Exception in thread .*)");

    private LogCheck() {}

    /** Empty when all is right. */
    static List<String> problems(Path logs, List<Pattern> expected) throws IOException {
        List<String> problems = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs)) {
            for (Path file : files.sorted().toList()) {
                String before = "";
                for (String line : Files.readAllLines(file)) {
                    boolean wrong = ERROR.matcher(line).matches()
                            || (TRACE.matcher(line).matches()
                                    && !TRACE.matcher(before).matches());
                    if (wrong
                            && expected.stream()
                                    .noneMatch(pattern -> pattern.matcher(line).find())) {
                        problems.add(file.getFileName() + ": " + line);
                    }
                    before = line;
                }
            }
        }
        return problems;
    }
}
