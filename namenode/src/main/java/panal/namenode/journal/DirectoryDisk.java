package panal.namenode.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.config.DirectoryLock;

/** A real directory. */
final class DirectoryDisk implements JournalDisk {
    private static final Logger log = LoggerFactory.getLogger(DirectoryDisk.class);

    private final Path directory;

    private DirectoryDisk(Path directory) {
        this.directory = directory;
    }

    /** Makes the names in a directory durable. */
    interface Forcing {
        void force(Path directory) throws IOException;
    }

    static JournalDisk in(Path directory) throws IOException {
        return in(directory, DirectoryDisk::forceNames);
    }

    /**
     * Makes the directory when it is missing, and then its name durable too, and those of the directories above: a file is
     * not kept by a power cut if the way to it is not. Which of them are new is not asked; others may have made them.
     */
    static JournalDisk in(Path directory, Forcing forcing) throws IOException {
        if (!Files.isDirectory(directory)) { // which a link to one is; to make it would be refused
            Files.createDirectories(directory);
            Path here = directory.toAbsolutePath().normalize();
            for (Path above = here.getParent(); above != null; above = above.getParent()) {
                forceIfAllowed(above, forcing);
            }
        }
        return new DirectoryDisk(directory);
    }

    /** Not everybody who may make a directory may read the one above, and not every file system forces one. */
    private static void forceIfAllowed(Path above, Forcing forcing) {
        try {
            forcing.force(above);
        } catch (IOException refused) {
            log.debug("directory cannot be forced directory={} why={}", above, refused.toString());
        }
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(directory.resolve(name));
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(directory.resolve(name));
    }

    @Override
    public Output create(String name) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new ChannelOutput(channel);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                directory.resolve(from),
                directory.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void forceDirectory() throws IOException {
        forceNames(directory);
    }

    private static void forceNames(Path directory) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return; // Windows cannot open a directory, and makes names durable with their files
        }
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public String locate(String name) {
        return directory.resolve(name).toString();
    }

    @Override
    public Optional<Closeable> lock() throws IOException {
        return DirectoryLock.tryTake(directory).map(Closeable.class::cast);
    }

    private static final class ChannelOutput implements Output {
        private static final int ZEROS = 64 << 10;

        private final FileChannel channel;
        /** Whether there may be more of the file than was written. */
        private boolean roomy;

        ChannelOutput(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public void write(ByteBuffer... buffers) throws IOException {
            for (ByteBuffer last = buffers[buffers.length - 1]; last.hasRemaining(); ) {
                channel.write(buffers);
            }
        }

        @Override
        public void reserve(long bytes) throws IOException {
            roomy = true;
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(bytes, ZEROS));
            long end = channel.position() + bytes;
            for (long at = channel.position(); at < end; ) {
                at += channel.write(zeros.clear().limit((int) Math.min(ZEROS, end - at)), at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            try (channel) {
                if (roomy) {
                    channel.truncate(channel.position());
                }
            }
        }
    }
}
