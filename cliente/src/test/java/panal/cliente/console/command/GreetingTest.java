package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Shell;
import panal.protocol.config.Home;

final class GreetingTest extends CommandTest {
    @Test
    void saysWhereItIsAndHowTheClusterFeels() {
        String address = console.cluster().address().toString();
        String line = greeted(address);
        assertTrue(line.startsWith("panal: Panal "), line);
        assertTrue(
                line.contains(" at " + address + " as ana: 1 DataNode, 732.4 KB free, 1 block at risk, 0 unreadable"),
                line);
        assertTrue(line.endsWith("; help lists the commands"), line);
    }

    @Test
    void greetsAlsoWhenNobodyIsThere() {
        String line = greeted("127.0.0.1:1");
        assertTrue(line.contains("127.0.0.1:1"), line);
        assertTrue(line.endsWith("; help lists the commands"), line);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 bytes", "1023, 1023 bytes", "1024, 1.0 KB", "13207024435, 12.3 GB", "9223372036854775807, 8.0 EB"
    })
    void saysSizesAsSentencesDo(long bytes, String text) {
        assertEquals(text, Greeting.size(bytes));
    }

    private String greeted(String registry) {
        Choice choice = new Choice(
                Optional.of(new Home(Path.of(console.homeText()))),
                Optional.of(registry),
                Optional.empty(),
                Optional.empty(),
                false);
        try (Shell shell = console.shell()) {
            new Commands(shell).greet(choice);
        }
        assertEquals(1, console.err().lines().count(), console.err());
        return console.err().strip();
    }
}
