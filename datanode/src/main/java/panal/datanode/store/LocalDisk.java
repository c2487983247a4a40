package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The machine's own file systems. */
final class LocalDisk implements Disk {
    /** Windows cannot open directories, and needs no force for a rename. */
    private static final boolean DIRECTORIES_OPEN =
            !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

    /** O_DIRECT of open(2). */
    private static final Optional<OpenOption> DIRECT = direct();

    /** The file systems of directories: to find one out means to read the whole table of mounts, to ask it is one call. */
    private final Map<Path, FileStore> stores = new ConcurrentHashMap<>();

    @Override
    public DiskFile create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new ChannelFile(channel);
    }

    @Override
    public FileChannel openForReading(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public FileChannel openPastCache(Path file) throws IOException {
        if (DIRECT.isPresent() && UncachedReader.ALIGNMENT % blockBytes(file) == 0) {
            try {
                return FileChannel.open(file, StandardOpenOption.READ, DIRECT.get());
            } catch (NoSuchFileException gone) {
                throw gone;
            } catch (IOException | UnsupportedOperationException cannot) {
                return openForReading(file);
            }
        }
        return openForReading(file);
    }

    private long blockBytes(Path file) throws IOException {
        return Math.max(1, storeOf(Objects.requireNonNull(file.getParent())).getBlockSize());
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) { // which a link to one is; an early JDK 17 refuses to make it
            Files.createDirectories(directory);
        }
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (DIRECTORIES_OPEN) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public long usableBytes(Path directory) throws IOException {
        return storeOf(directory).getUsableSpace();
    }

    private FileStore storeOf(Path directory) throws IOException {
        FileStore known = stores.get(directory);
        if (known == null) {
            known = Files.getFileStore(directory);
            stores.put(directory, known);
        }
        return known;
    }

    @Override
    public Object volume(Path directory) throws IOException {
        return Files.getFileStore(directory);
    }

    /** It is of the JDK, and not of Java: where it is missing, files are read through the cache. */
    private static Optional<OpenOption> direct() {
        try {
            Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
            return Stream.of(options.getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst();
        } catch (ClassNotFoundException otherJdk) {
            return Optional.empty();
        }
    }

    private record ChannelFile(FileChannel channel) implements DiskFile {
        @Override
        public void write(ByteBuffer... bytes) throws IOException {
            if (bytes.length > 1) {
                channel.write(bytes);
            }
            for (ByteBuffer piece : bytes) {
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
