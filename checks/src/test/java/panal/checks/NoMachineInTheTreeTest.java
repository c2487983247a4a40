package panal.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing in the tree knows the machine that it was made on. */
final class NoMachineInTheTreeTest {
    /** Absolute paths of a machine, but not names inside the file system such as {@code /docs/work/x}. */
    private static final Pattern MACHINE =
            Pattern.compile("(?<![A-Za-z0-9_./})*-])/(?:work|root|tmp|home/[a-z]+|Users/[A-Za-z]+)/[A-Za-z0-9_.*$-]");

    /** A reader's own scratch directory may stand in a sample, and the test that runs the sample knows it. */
    private static final Set<String> SAMPLES = Set.of("README.md", "ReadmeTest.java");

    private final SourceTree tree = SourceTree.find();

    @Test
    void noFileNamesAPathOfSomebodysMachine() throws Exception {
        List<String> found = new ArrayList<>();
        List<Path> files = tree.trackedFiles();
        assertTrue(files.size() > 100, "tracked files: " + files.size());
        for (Path file : files) {
            findIn(file, found);
        }
        assertEquals(List.of(), found);
    }

    @Test
    void buildsTakeTheirLibrariesFromWhereMavenIsToldTo() throws Exception {
        List<String> found = new ArrayList<>();
        for (Path file : tree.trackedFiles()) {
            if (file.endsWith("pom.xml") && Files.readString(file).contains("<repositor")) {
                found.add(tree.nameOf(file));
            }
            if (file.endsWith("settings.xml")) {
                found.add(tree.nameOf(file));
            }
        }
        assertEquals(List.of(), found);
    }

    private void findIn(Path file, List<String> found) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        boolean binary = text.indexOf('\0') >= 0;
        Matcher path = MACHINE.matcher(text);
        boolean sample = SAMPLES.contains(String.valueOf(file.getFileName()));
        while (!binary && path.find()) {
            if (sample && path.group().startsWith("/t" + "mp/")) {
                continue;
            }
            long line = text.substring(0, path.start()).lines().count();
            found.add(tree.nameOf(file) + ":" + line + " names " + path.group());
        }
    }
}
