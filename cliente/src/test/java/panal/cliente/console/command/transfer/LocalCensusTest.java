package panal.cliente.console.command.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalCensusTest {
    @TempDir
    Path local;

    @Test
    void treesAreCountedBeforeAllOfThemHasCome() throws Exception {
        Files.createDirectories(local.resolve("tree/below"));
        Files.writeString(local.resolve("tree/a"), "1");
        Files.writeString(local.resolve("tree/below/b"), "22");
        Files.createSymbolicLink(local.resolve("tree/below/loop"), local.resolve("tree"));
        Files.createSymbolicLink(local.resolve("tree/below/c"), local.resolve("tree/a"));
        Files.createSymbolicLink(local.resolve("tree/nowhere"), local.resolve("gone"));
        assertEquals(List.of(3L, 4L), counted(local.resolve("tree"), true));
        assertEquals(List.of(0L, 0L), counted(local.resolve("tree"), false));
        assertEquals(List.of(1L, 2L), counted(local.resolve("tree/below/b"), false));
        assertEquals(List.of(0L, 0L), counted(local.resolve("gone"), true));
    }

    private static List<Long> counted(Path top, boolean recursive) throws Exception {
        List<Long> sums = new ArrayList<>(List.of(0L, 0L));
        LocalCensus.take(top, recursive, (files, bytes) -> {
            sums.set(0, sums.get(0) + files);
            sums.set(1, sums.get(1) + bytes);
            return true;
        });
        return sums;
    }
}
