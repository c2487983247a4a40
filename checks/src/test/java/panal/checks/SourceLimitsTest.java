package panal.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files, short methods, few public types. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourceLimitsTest {
    private static final int FILE_LINES = 300;
    private static final int MEDIAN_FILE_LINES = 120;
    private static final int METHOD_LINES = 40;

    /** Final, or the parent of tests in its package; not public. */
    private static final Pattern ONLY_HERE = Pattern.compile("(?m)^(?:final|abstract) class ");

    private static final Pattern SLEEP = Pattern.compile("\\b(?:Thread|TimeUnit\\.[A-Z]+|[A-Z]+SECONDS)\\.sleep\\(");

    private final SourceTree tree = SourceTree.find();

    @ParameterizedTest
    @ValueSource(strings = {"main", "test"})
    void noFileIsLong(String kind) throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : tree.sources(kind)) {
            int lines = lines(file);
            if (lines > FILE_LINES) {
                tooLong.add(tree.nameOf(file) + " has " + lines + " lines");
            }
        }
        assertEquals(List.of(), tooLong, "at most " + FILE_LINES);
    }

    @Test
    void halfOfTheFilesAreShort() throws IOException {
        List<Integer> lines = new ArrayList<>();
        for (Path file : tree.sources("main")) {
            if (!file.endsWith("package-info.java")) {
                lines.add(lines(file));
            }
        }
        int median = lines.stream().sorted().skip(lines.size() / 2).findFirst().orElseThrow();

        assertTrue(median <= MEDIAN_FILE_LINES, "median of " + lines.size() + " files is " + median);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "test"})
    void noMethodIsLong(String kind) throws IOException {
        List<ParsedSources.Method> methods =
                ParsedSources.of(tree.sources(kind)).methods();
        assertFalse(methods.isEmpty());

        assertEquals(
                List.of(),
                methods.stream()
                        .filter(method -> method.lines() > METHOD_LINES)
                        .map(method -> tree.nameOf(method.file()) + " " + method.name() + " has " + method.lines())
                        .toList(),
                "at most " + METHOD_LINES + " lines");
    }

    /**
     * Not counted: the protocol and the namespace, whose types are the words in which others speak; testkit and harness,
     * which have tests of other packages for users.
     */
    @Test
    void lessThanAThirdOfTheTypesArePublic() throws IOException {
        List<ParsedSources.Type> types = ParsedSources.of(tree.sources("main")).types().stream()
                .filter(type -> Stream.of(
                                "/protocol/", "/testkit/", "/panal/namenode/namespace/", "/panal/cluster/harness/")
                        .noneMatch(tree.nameOf(type.file()).replaceFirst("^", "/")::contains))
                .toList();
        long open = types.stream().filter(ParsedSources.Type::open).count();

        assertTrue(open * 3 < types.size(), open + " of " + types.size() + " types are public");
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
        List<String> silent = new ArrayList<>();
        for (Path directory :
                tree.sources("main").stream().map(Path::getParent).distinct().toList()) {
            Path info = directory.resolve("package-info.java");
            String text = Files.exists(info) ? Files.readString(info) : "";
            if (!text.contains("@NullMarked") || !text.startsWith("/**")) {
                silent.add(tree.nameOf(info));
            }
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void testsWaitForConditionsAndStayInTheirPackage() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : tree.sources("test")) {
            String text = Files.readString(file);
            if (SLEEP.matcher(text).find()) {
                wrong.add(tree.nameOf(file) + " sleeps");
            }
            if (file.getFileName().toString().endsWith("Test.java")
                    && !ONLY_HERE.matcher(text).find()) {
                wrong.add(tree.nameOf(file) + " is not final and package-private");
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static int lines(Path file) throws IOException {
        return Files.readAllLines(file).size();
    }
}
