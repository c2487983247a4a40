package panal.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;

final class FilePathTest {
    static List<String> refused() {
        return List.of(
                "",
                "a",
                "a/b",
                "//",
                "/a//b",
                "/a/",
                "/.",
                "/..",
                "/a/./b",
                "/a/../b",
                "/a/..",
                "/a\0b",
                "/" + "x".repeat(256),
                // 255 characters, but 510 bytes.
                "/" + "é".repeat(255),
                "/half\uD83D",
                "/a".repeat(2_049),
                "/..".repeat(10_000),
                "/" + "x".repeat(1_000_000));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusedWithOneShortLine(String text) {
        InvalidInput thrown = assertThrows(InvalidInput.class, () -> FilePath.parse(text));
        assertTrue(thrown.getMessage().length() < 200, thrown.getMessage());
        assertFalse(thrown.getMessage().contains("\n") || thrown.getMessage().contains("\0"), thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> new FilePath(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/...",
                "/.hidden",
                "/with space/and 'quotes' \"two\"",
                "/-dash",
                "/--",
                "/\uD83D\uDC1D honey",
                "/back\\slash",
                "/line\nbreak",
                "/*?[x]"
            })
    void accepted(String text) throws Exception {
        assertEquals(text, FilePath.parse(text).text());
    }

    @Test
    void theLongestNameAndPathAreAccepted() throws Exception {
        assertEquals(256, FilePath.parse("/" + "x".repeat(255)).text().length());
        assertEquals(4_096, FilePath.parse("/a".repeat(2_048)).text().length());
    }

    @Test
    void aControlCharacterDoesNotBreakTheLine() {
        InvalidInput thrown = assertThrows(InvalidInput.class, () -> FilePath.parse("/a\n\u001b[31m//"));
        assertFalse(thrown.getMessage().contains("\n") || thrown.getMessage().contains("\u001b"));
    }

    @Test
    void comesApartIntoNames() throws Exception {
        FilePath path = new FilePath("/a/b");
        assertEquals(List.of("a", "b"), path.names());
        assertEquals("b", path.name());
        assertEquals(Optional.of(new FilePath("/a")), path.parent());
        assertEquals(Optional.of(FilePath.ROOT), new FilePath("/a").parent());
        assertEquals(Optional.empty(), FilePath.ROOT.parent());
        assertEquals(List.of(), FilePath.ROOT.names());
        assertEquals("", FilePath.ROOT.name());
        assertEquals(new FilePath("/a/b/c"), path.child("c"));
        assertEquals(new FilePath("/c"), FilePath.ROOT.child("c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a\0"})
    void aChildHasOneProperName(String name) {
        assertThrows(InvalidInput.class, () -> FilePath.ROOT.child(name));
        assertThrows(InvalidInput.class, () -> new FilePath("/a").child(name));
    }

    @Test
    void liesBelowByNamesNotByCharacters() {
        FilePath path = new FilePath("/a/b");
        assertTrue(path.isAtOrBelow(path));
        assertTrue(path.isAtOrBelow(new FilePath("/a")));
        assertTrue(path.isAtOrBelow(FilePath.ROOT));
        assertFalse(new FilePath("/ab").isAtOrBelow(new FilePath("/a")));
        assertFalse(new FilePath("/a").isAtOrBelow(path));
    }
}
