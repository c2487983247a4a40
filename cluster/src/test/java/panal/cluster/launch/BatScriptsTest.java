package panal.cluster.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing here can run the scripts for Windows; they are held to what the shell's do. */
final class BatScriptsTest {
    private static final String SUFFIX = ".bat";
    private static final String END = "\r\n";
    private static final Path SCRIPTS =
            Shell.script("server/StartAllServices").resolve("../..").normalize();

    private static final Pattern RUN = Pattern.compile("run_([a-z]+) (.*) \"\\$@\"");

    @Test
    void eachRunsWhatItsTwinRuns() throws IOException {
        Map<String, Path> twins = new TreeMap<>();
        for (String directory : List.of("server", "client")) {
            try (Stream<Path> files = Files.list(SCRIPTS.resolve(directory))) {
                files.forEach(file -> twins.put(file.toString(), file));
            }
        }
        List<Path> plain = twins.values().stream()
                .filter(file -> !file.toString().endsWith(SUFFIX))
                .toList();
        assertEquals(2 * plain.size(), twins.size(), twins.toString());
        for (Path script : plain) {
            List<String> lines = Files.readAllLines(script);
            String expected = "@echo off" + END + "setlocal" + END + "call \"%~dp0..\\launch.bat\" || exit /b 1" + END
                    + forWindows(lines.get(lines.size() - 1)) + END + "exit /b %ERRORLEVEL%" + END;
            assertEquals(expected, Files.readString(Path.of(script + SUFFIX)), script.toString());
        }
    }

    /** The last line of a script: what launch.sh runs by it, as Windows has it. */
    private static String forWindows(String line) {
        Matcher run = RUN.matcher(line);
        assertTrue(run.matches(), line);
        String what = run.group(2);
        return switch (run.group(1)) {
            case "launcher" -> java("console", "", "cluster") + " " + what + " %*";
            case "server" -> java(what, " %PANAL_JAVA_OPTS%", what) + " %*";
            case "main" -> java("console", " %PANAL_JAVA_OPTS%", what.substring(0, what.indexOf('/'))) + " %*";
            default -> throw new AssertionError(line);
        };
    }

    private static String java(String flags, String more, String module) {
        return "\"%java%\" \"@%flags%\\" + flags + ".flags\"" + more + " -jar \"%checkout%\\" + module + "\\target\\"
                + module + ".jar\"";
    }

    @Test
    void whatTheyShareBuildsAsTheShellDoesAndPrintsWhereMessagesBelong() throws IOException {
        String shell = Files.readString(SCRIPTS.resolve("launch.sh"));
        String windows = Files.readString(SCRIPTS.resolve("launch.bat"));
        for (String goal : List.of("mvn -q -B -Dquick -Dmaven.test.skip=true", "-pl cluster,cliente -am package")) {
            assertTrue(shell.contains(goal) && windows.contains(goal), goal);
        }
        assertTrue(windows.contains("package <nul 1>&2 && exit /b 0" + END), windows);
        for (String line : windows.split(END, 0)) {
            assertTrue(!line.contains("\n") && (!line.startsWith("echo ") || line.endsWith(" 1>&2")), line);
        }
        Matcher flags = Pattern.compile("flags=\\$checkout/(\\S+)").matcher(shell);
        assertTrue(flags.find());
        assertTrue(windows.contains("set \"flags=%checkout%\\" + flags.group(1).replace('/', '\\') + "\""), windows);
    }
}
