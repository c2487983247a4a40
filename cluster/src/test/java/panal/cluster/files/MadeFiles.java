package panal.cluster.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import panal.cluster.harness.SeededBytes;

/** Files made from seeds, and whole directories compared. */
public final class MadeFiles {
    private MadeFiles() {}

    /** {@code length} bytes at {@code target}, the same for the same seed. */
    public static Path write(Path target, long length, long seed) throws IOException {
        try (InputStream bytes = SeededBytes.of(length, seed)) {
            Files.copy(bytes, target);
        }
        return target;
    }

    /** Every file and directory below {@code root}: its path, and the checksum of a file's bytes. */
    public static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                tree.put(root.relativize(path).toString(), Files.isDirectory(path) ? "directory" : sum(path));
            }
        }
        return tree;
    }

    private static String sum(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        crc.update(Files.readAllBytes(file));
        return Files.size(file) + " " + Long.toHexString(crc.getValue());
    }
}
