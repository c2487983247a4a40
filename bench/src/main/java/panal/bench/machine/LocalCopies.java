package panal.bench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Plain copies of a file beside each other: read once, written one or several times. What a file system must do at least. */
public final class LocalCopies {
    private static final int PIECE = 1 << 20;

    private final Path source;
    private final Path directory;

    /** Copies go to {@code directory}, and are removed after each measurement. */
    public LocalCopies(Path source, Path directory) {
        this.source = source;
        this.directory = directory;
    }

    /** Reads the source, so that it is in the page cache; nanoseconds that it took. */
    public long read() throws IOException {
        return copy(List.of(), false);
    }

    /** Nanoseconds for {@code copies} copies; {@code forced} ones are on the disk then. */
    public long copy(int copies, boolean forced) throws IOException {
        List<Path> targets = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            targets.add(directory.resolve("copy-" + i));
        }
        try {
            return copy(targets, forced);
        } finally {
            for (Path target : targets) {
                Files.deleteIfExists(target);
            }
        }
    }

    private long copy(List<Path> targets, boolean forced) throws IOException {
        List<FileChannel> channels = new ArrayList<>();
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        long began = System.nanoTime();
        try (FileChannel in = FileChannel.open(source)) {
            for (Path target : targets) {
                channels.add(FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            }
            for (int read = in.read(piece); read >= 0; read = in.read(piece.clear())) {
                for (FileChannel out : channels) {
                    piece.flip();
                    while (piece.hasRemaining()) {
                        out.write(piece);
                    }
                    piece.position(read);
                }
            }
            for (FileChannel out : channels) {
                if (forced) {
                    out.force(true);
                }
                out.close();
            }
            return System.nanoTime() - began;
        } finally {
            for (FileChannel out : channels) {
                out.close();
            }
        }
    }
}
