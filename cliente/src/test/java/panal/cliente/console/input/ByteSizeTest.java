package panal.cliente.console.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;

final class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "65536, 65536",
        "64k, 65536",
        "64K, 65536",
        "64M, 67108864",
        "64MiB, 67108864",
        "64mb, 67108864",
        "12b, 12",
        "4G, 4294967296",
        "9223372036854775807, 9223372036854775807",
    })
    void readsSizes(String typed, long bytes) throws Exception {
        assertEquals(bytes, ByteSize.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "k", "-1", "+1", "1.5M", "1Z", "64 M", "9223372036854775808", "9000000000000000000k", "8192P"
            })
    void refusesWhatIsNoSize(String typed) {
        assertThrows(InvalidInput.class, () -> ByteSize.parse(typed));
    }
}
