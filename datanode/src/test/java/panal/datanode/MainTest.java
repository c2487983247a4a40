package panal.datanode;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine;

final class MainTest {
    private static Main parsed(String... words) {
        Main main = new Main();
        new CommandLine(main).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words);
        return main;
    }

    @ParameterizedTest
    @CsvSource({
        "--slot 0, --slot 0 is not between 1 and 999999",
        "--slot 1000000, --slot 1000000 is not between 1 and 999999",
        "--slot 65000, port 66109 is not between 0 and 65535",
        "--capacity 0, --capacity 0 leaves no room for a block",
        "--capacity lots, is no size",
        "--reserved much, is no size",
        "--heal-bandwidth 1k, is too little to make copies; give 256k or more",
        "--scrub-days -1, --scrub-days -1 is not between 0 and 3650",
        "--scrub-days 4000, --scrub-days 4000 is not between 0 and 3650",
    })
    void whatCannotBeMeantIsRefused(String line, String because) {
        Main main = parsed(line.split(" "));
        InvalidInput refused = assertThrows(InvalidInput.class, main::requireUsable);
        assertTrue(refused.getMessage().contains(because), refused.getMessage());
    }

    @Test
    void aRacksNameHasAnEnd() {
        assertThrows(InvalidInput.class, () -> parsed("--rack", "r".repeat(201)).requireUsable());
        assertDoesNotThrow(() -> parsed("--rack", "r".repeat(200), "--slot", "7", "--capacity", "1G")
                .requireUsable());
    }
}
