package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine;

final class MainTest {
    private static Main parsed(String... words) {
        Main main = new Main();
        new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
        return main;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--metadata-wait 0",
                "--metadata-dir a,b,./a",
                "--snapshot-after 0",
                "--snapshot-after often",
                "--safe-mode-wait -1",
                "--orphan-delay 0",
                "--hold-time 0",
                "--upload-expiry 0",
                "--session-idle 0",
                "--suspect-after 20000",
            })
    void whatCannotBeMeantIsRefused(String line) {
        assertThrows(InvalidInput.class, () -> parsed(line.split(" ")).requireUsable());
    }

    @Test
    void whatNobodySaysIsRight() {
        assertDoesNotThrow(() -> parsed().requireUsable());
    }
}
