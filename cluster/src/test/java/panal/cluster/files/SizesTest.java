package panal.cluster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.cluster.harness.ConsoleProgram;
import panal.cluster.harness.ConsoleRun;
import panal.cluster.harness.RealCluster;

/** Lengths around every border, one upload and one download of them all. */
final class SizesTest {
    private static final int CHUNK = 64 * 1024;
    private static final int MIB = 1024 * 1024;
    private static final List<Integer> SIZES =
            List.of(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 7 * CHUNK - 1, 7 * CHUNK, 7 * CHUNK + 1, MIB - 1, MIB, MIB + 1);
    private static final List<Integer> LARGE = List.of(64 * MIB - 1, 64 * MIB, 64 * MIB + 1);

    private static RealCluster cluster;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start(3);
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void everySizeComesBackAsItWasWithSmallBlocks() throws IOException {
        roundTrip("small", SIZES, "--block-size", "64K");
    }

    @Test
    void everySizeComesBackAsItWasWithBlocksOfAMebibyte() throws IOException {
        roundTrip("medium", SIZES, "--block-size", "1M");
    }

    @Test
    void sizesAroundTheUsualBlockComeBackAsTheyWere() throws IOException {
        roundTrip("large", LARGE);
    }

    private void roundTrip(String name, List<Integer> sizes, String... options) throws IOException {
        Path source = Files.createDirectory(directory.resolve(name));
        for (int size : sizes) {
            MadeFiles.write(source.resolve("file-" + size), size, size);
        }
        ConsoleProgram console = cluster.console();
        console.ok(words(List.of("upload", "-r"), Arrays.asList(options), List.of(source.toString(), "/")));
        Path back = Files.createDirectory(directory.resolve("back"));
        console.ok("download", "-r", "/" + name, back.toString());
        for (int size : sizes) {
            String file = "file-" + size;
            assertEquals(
                    -1, Files.mismatch(source.resolve(file), back.resolve(name).resolve(file)), file);
        }
        checksumIsThatOfTheBytes(source, name, sizes, console);
    }

    private static void checksumIsThatOfTheBytes(Path source, String name, List<Integer> sizes, ConsoleProgram console)
            throws IOException {
        int size = sizes.get(sizes.size() - 1);
        CRC32C crc = new CRC32C();
        crc.update(Files.readAllBytes(source.resolve("file-" + size)));
        ConsoleRun sum = console.ok("checksum", "--json", "/" + name + "/file-" + size);
        String value = String.format("\"value\":\"%08x\"", crc.getValue());
        assertEquals(true, sum.text().replace(" ", "").contains(value), value + " expected in " + sum);
    }

    private static String[] words(List<String> first, List<String> second, List<String> third) {
        return java.util.stream.Stream.of(first, second, third)
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
