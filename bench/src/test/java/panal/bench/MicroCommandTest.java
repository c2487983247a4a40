package panal.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** JMH's own words reach JMH. */
final class MicroCommandTest {
    @Test
    void takesJmhsOptionsAndPatterns() {
        assertEquals(0, Main.commandLine().execute("micro", "-l", "RecordBench"));
    }
}
