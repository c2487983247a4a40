package panal.cliente.console.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HumanSizeTest {
    /** What {@code ls -h} of GNU coreutils prints for the same numbers. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1023, 1023",
        "1024, 1.0K",
        "1025, 1.1K",
        "1536, 1.5K",
        "10188, 10K",
        "10240, 10K",
        "10241, 11K",
        "1048575, 1.0M",
        "1048576, 1.0M",
        "67108864, 64M",
        "1073741824, 1.0G",
        "1610612736, 1.5G",
        "1125899906842624, 1.0P",
        "9223372036854775807, 8.0E",
    })
    void roundsUpAsLsDoes(long bytes, String shown) {
        assertEquals(shown, HumanSize.of(bytes));
    }
}
