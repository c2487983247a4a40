package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small files that the node writes down for itself, one copy in each data directory. Nothing depends on them: what is
 * missing or makes no sense is begun anew. One thread a name.
 */
public final class Notes {
    private static final Logger log = LoggerFactory.getLogger(Notes.class);
    private static final long BYTES_MAX = 16L * 1024 * 1024;

    private final Disk disk;
    private final DataDirectories directories;

    Notes(Disk disk, DataDirectories directories) {
        this.disk = disk;
        this.directories = directories;
    }

    /** What stands in each directory's copy that can be read. */
    public List<String> read(String name) {
        return directories.working().stream()
                .map(directory -> directory.path().resolve(name))
                .flatMap(file -> textOf(file).stream())
                .toList();
    }

    /** Replaces each copy as a whole; a directory that takes none is left out. */
    public void write(String name, String text) {
        for (DataDirectory directory : directories.working()) {
            Path fresh = directory.path().resolve(name + ".tmp");
            try {
                disk.delete(fresh);
                try (Disk.DiskFile out = disk.create(fresh)) {
                    out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                    out.force();
                }
                disk.move(fresh, directory.path().resolve(name));
            } catch (IOException refused) {
                log.warn("note not written file={} why=\"{}\"", fresh, refused.toString());
            }
        }
    }

    private static List<String> textOf(Path file) {
        try {
            return Files.exists(file) && Files.size(file) <= BYTES_MAX ? List.of(Files.readString(file)) : List.of();
        } catch (IOException unreadable) {
            log.warn("note not read file={} why=\"{}\"", file, unreadable.toString());
            return List.of();
        }
    }
}
