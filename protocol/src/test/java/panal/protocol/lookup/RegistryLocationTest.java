package panal.protocol.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.Address;

final class RegistryLocationTest {
    @ParameterizedTest
    @CsvSource({
        "master, master, 1099",
        "master:2000, master, 2000",
        " 10.0.0.7:2000 , 10.0.0.7, 2000",
        "[fe80::1]:2000, fe80::1, 2000",
        "[fe80::1], fe80::1, 1099",
        "fe80::1, fe80::1, 1099",
        "::, ::, 1099",
        "::ffff:10.0.0.7, ::ffff:10.0.0.7, 1099",
        "fe80::1%eth_0, fe80::1%eth_0, 1099",
        "[fe80::1%eth0]:5, fe80::1%eth0, 5",
        "my_host.example.org:07, my_host.example.org, 7",
        "ñandú:7, ñandú, 7"
    })
    void readsWhatPeopleType(String text, String host, int port) throws Exception {
        assertEquals(new Address(host, port), RegistryLocation.parse(text, 1099));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":2000",
                "master:",
                "master:port",
                "master:0",
                "master:65536",
                "[::1]x:5",
                "[::1",
                "[]",
                "[]:5",
                "::1]",
                "[[::1]]",
                "[::1]:",
                "a b",
                "a\tb:5",
                "a:b",
                "1.2:3:4",
                "::g",
                "::1%",
                "::1%eth-0",
                "::1%é",
                "a:1:5x",
                "master:000001",
                "master:+1",
                "master:\u0661",
                "\u0661::1"
            })
    void refusesWhatIsNoAddress(String text) {
        InvalidInput thrown = assertThrows(InvalidInput.class, () -> RegistryLocation.parse(text, 1099));
        assertTrue(thrown.getMessage().startsWith("registry \"" + text + "\""), thrown.getMessage());
    }

    @Test
    void whatIsToldIsTaken() throws Exception {
        assertEquals(
                new Address("master", 1234),
                RegistryLocation.find(Optional.of("master"), 1234).address());
    }
}
