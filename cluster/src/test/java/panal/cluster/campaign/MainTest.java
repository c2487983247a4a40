package panal.cluster.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "--case none, there is no case none; --list names them",
                "--seeds 0, is not positive",
                "--minutes 0, is not positive",
                "--at-once 0, is not positive",
                "--seed x, 'x' is not a long",
                "--sede 1, --sede",
            })
    void whatCannotBeMeantIsWrongUsageInOneLine(String line, String because) {
        StringWriter err = new StringWriter();
        assertEquals(2, Main.commandLine().setErr(new PrintWriter(err, true)).execute(line.split(" ")), err.toString());
        assertTrue(err.toString().startsWith("panal: ") && err.toString().contains(because), err.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }
}
