package panal.cluster.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of a few MiB in memory, which really is full when it is full. Needs the right to mount. */
public final class SmallDisk implements AutoCloseable {
    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Mounts one on {@code directory}, which is made. */
    public static SmallDisk at(Path directory, int mebibytes) throws IOException {
        Files.createDirectories(directory);
        SystemCommand.run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "small", directory.toString());
        return new SmallDisk(directory);
    }

    public Path directory() {
        return directory;
    }

    /** Takes it away, with what is on it. */
    @Override
    public void close() throws IOException {
        SystemCommand.run("umount", "--lazy", directory.toString());
    }
}
