package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestTest {
    private static final List<String> COMMANDS =
            List.of("ls", "upload", "download", "mv", "cp", "cat", "mkdir", "locations", "help", "--json", "-l");

    @ParameterizedTest
    @CsvSource({
        "uplaod, upload",
        "uplod, upload",
        "dowload, download",
        "lss, ls",
        "mkdri, mkdir",
        "CAT, cat",
        "loc, locations",
        "--jsn, --json",
        "-L, -l",
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertEquals(Optional.of(meant), Nearest.to(typed, COMMANDS));
    }

    @Test
    void suggestsNothingForSomethingElse() {
        assertEquals(Optional.empty(), Nearest.to("frobnicate", COMMANDS));
        assertEquals(Optional.empty(), Nearest.to("zz", COMMANDS));
    }

    @Test
    void countsATranspositionAsOneSlip() {
        assertEquals(1, Nearest.distance("mkdri", "mkdir"));
        assertEquals(3, Nearest.distance("", "abc"));
        assertEquals(3, Nearest.distance("kitten", "sitting"));
    }
}
