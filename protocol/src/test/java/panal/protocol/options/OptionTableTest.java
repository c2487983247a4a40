package panal.protocol.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import panal.testkit.Seeds;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

final class OptionTableTest {
    private static final List<String> PIECES = List.of(
            "-l",
            "-h",
            "-lh",
            "-hl",
            "-lx",
            "--json",
            "--count",
            "--count=3",
            "3",
            "-3",
            "x",
            "",
            "-",
            "--",
            "-n",
            "-n5",
            "--where",
            "/tmp",
            "--where=a b",
            "--level",
            "7",
            "--level=x",
            "--no-such",
            "--on",
            "--no-on",
            "--help",
            "ü");

    static final class Style {
        @Option(names = {"-h", "--human"})
        private boolean human;

        @Option(names = "--where")
        private Optional<Path> where = Optional.empty();
    }

    @Command(name = "sample")
    static final class Sample {
        @Parameters(arity = "0..2")
        private List<String> names = new ArrayList<>();

        @Mixin
        private final Style style = new Style();

        @Option(names = "-l")
        private boolean detailed;

        @Option(names = "--json")
        private boolean json;

        @Option(names = "--count")
        private Optional<Integer> count = Optional.empty();

        @Option(names = "-n", defaultValue = "4")
        private long many;

        @Option(names = "--level")
        private int level = 9;

        @Option(names = "--on", negatable = true, defaultValue = "true", fallbackValue = "true")
        private boolean on = true;

        @Option(names = "--help", usageHelp = true)
        private boolean help;

        List<Object> fields() {
            return List.of(names, style.human, style.where, detailed, json, count, many, level, on, help);
        }
    }

    @Command(name = "indexed")
    static final class Indexed {
        @Parameters(index = "0")
        private String first = "";

        @Override
        public String toString() {
            return first;
        }
    }

    private static OptionTable table() {
        return new OptionTable(OptionTableWriter.linesOf(Sample.class).orElseThrow());
    }

    @Test
    void whatItTakesItReadsAsPicocliDoes() {
        AtomicInteger plain = new AtomicInteger();
        Seeds.each(0, 20_000, random -> {
            List<String> line = lineOf(random);
            Sample ours = new Sample();
            if (table().fill(ours, line, name -> Optional.empty())) {
                plain.incrementAndGet();
                assertEquals(byPicocli(line), ours.fields(), line::toString);
            }
        });
        assertTrue(plain.get() > 1_000, "plain lines: " + plain);
    }

    private static List<String> lineOf(Random random) {
        List<String> line = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            line.add(PIECES.get(random.nextInt(PIECES.size())));
        }
        return line;
    }

    private static List<Object> byPicocli(List<String> line) {
        Sample sample = new Sample();
        try {
            new CommandLine(sample).parseArgs(line.toArray(String[]::new));
        } catch (ParameterException refused) {
            throw new AssertionError(line + " is refused by picocli: " + refused.getMessage(), refused);
        }
        return sample.fields();
    }

    @Test
    void leavesWhatIsNotPlainToPicocliAndFillsNothing() {
        List<List<String>> lines = List.of(
                List.of("--no-such"),
                List.of("--help"),
                List.of("--no-on"),
                List.of("--level", "x"),
                List.of("--level"),
                List.of("--level", "-1"),
                List.of("-l", "-l"),
                List.of("-lx"),
                List.of("a", "b", "c"));
        for (List<String> line : lines) {
            Sample sample = new Sample();
            assertFalse(table().fill(sample, line, name -> Optional.empty()), line::toString);
            assertEquals(new Sample().fields(), sample.fields(), line::toString);
        }
    }

    @Test
    void whatIsNotInTheLineComesFromTheDefaults() {
        Map<String, String> said = Map.of("count", "5", "level", "6");
        Sample sample = new Sample();
        assertTrue(table().fill(sample, List.of("--level", "7"), name -> Optional.ofNullable(said.get(name))));
        assertEquals(Optional.of(5), sample.count);
        assertEquals(7, sample.level);
        assertEquals(4, sample.many);
        assertFalse(table().fill(new Sample(), List.of(), name -> Optional.of("nonsense")));
    }

    @Test
    void theFrontEndsWhereTheCommandIsNamed() {
        assertEquals(3, table().front(List.of("-l", "--level", "7", "ls", "-l")));
        assertEquals(0, table().front(List.of("ls")));
        assertEquals(-1, table().front(List.of("--no-such", "ls")));
        assertEquals(-1, table().front(List.of("--level")));
    }

    @Test
    void aCommandThatNeedsMoreThanTablesSayHasNone() {
        assertEquals(Optional.empty(), OptionTableWriter.linesOf(Indexed.class));
        assertEquals("", new Indexed().toString());
    }
}
