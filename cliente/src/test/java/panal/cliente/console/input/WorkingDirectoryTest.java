package panal.cliente.console.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import panal.protocol.value.FilePath;

final class WorkingDirectoryTest {
    private final WorkingDirectory directory = new WorkingDirectory();

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/x, /x",
        "/x/, /x",
        "x, /a/b/x",
        "x/y/, /a/b/x/y",
        "., /a/b",
        "./, /a/b",
        "./x, /a/b/x",
        ".., /a",
        "../, /a",
        "../c, /a/c",
        "../.././x, /x",
        "../../../.., /",
        "..x, /a/b/..x",
        ".x, /a/b/.x",
    })
    void makesAPathAbsolute(String typed, String absolute) throws Exception {
        directory.moveTo(new FilePath("/a/b"));
        assertEquals(new FilePath(absolute), directory.path(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a/..", "/a/./b", "/..", "/.", "x/..", "x/../y", "a//b", "//", "/a//", "./x/."})
    void refusesNamesThatNoFileCanHave(String typed) {
        directory.moveTo(new FilePath("/a/b"));
        assertThrows(InvalidInput.class, () -> directory.path(typed));
    }

    @Test
    void knowsWhenADirectoryIsMeant() throws Exception {
        assertTrue(directory.typed("x/").asDirectory());
        assertTrue(directory.typed(".").asDirectory());
        assertTrue(directory.typed("/").asDirectory());
        assertFalse(directory.typed("x").asDirectory());
    }
}
