package panal.cliente.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import panal.cliente.session.Progress;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileStatus;
import panal.protocol.value.LocatedBlock;

/**
 * A file of this machine that is being filled, under a name of its own beside the one that it gets when it is whole.
 * Thread-safe.
 */
final class PartialFile implements Closeable {
    private final Path target;
    private final Part part;
    private final FileChannel channel;
    private final Progress progress;
    private final FileStatus file;
    private final AtomicLong done = new AtomicLong();
    private final AtomicInteger wholeBlocks = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final DownloadOptions options;

    private PartialFile(Path target, Part part, DownloadOptions options, Progress progress, FileStatus file) {
        this.target = target;
        this.part = part;
        this.channel = part.channel();
        this.options = options;
        this.progress = progress;
        this.file = file;
    }

    /** Begins a file, unless its name is taken or stands for something else than a file. */
    static PartialFile create(Path wanted, DownloadOptions options, Progress progress, FileStatus file)
            throws PanalException {
        try {
            Path target = targetBehind(wanted, options);
            return new PartialFile(target, Part.open(target, file, options), options, progress, file);
        } catch (NoSuchFileException missing) {
            throw new LocalFailure("no directory for " + wanted + " on this machine", missing);
        } catch (IOException failure) {
            throw failed(wanted, failure);
        }
    }

    /** Writes at a position of its own, so that several threads can share the channel. */
    void write(VerifiedRecords records, long position) throws LocalFailure {
        try {
            int done = 0;
            while (done < records.dataBytes()) {
                ByteBuffer run = records.run(done);
                done += run.remaining();
                while (run.hasRemaining()) {
                    channel.write(run, position + done - run.remaining());
                }
            }
        } catch (IOException failure) {
            throw failed(target, failure);
        }
    }

    /** Whether the block is there already, from an earlier download. */
    boolean holds(LocatedBlock block) throws LocalFailure {
        try {
            return part.holds(block);
        } catch (IOException failure) {
            throw failed(target, failure);
        }
    }

    /** A block is there and has its sum. */
    void whole() {
        wholeBlocks.incrementAndGet();
    }

    /** Some bytes more; less than 0 takes some back. */
    void moved(long bytes) {
        progress.moved(done.addAndGet(bytes), file.length());
    }

    /** How far one block is. */
    void block(int index, long stored, long length) {
        progress.block(index, stored, length);
    }

    void blockEnded(int index) {
        progress.blockEnded(index);
    }

    /** All bytes are there: the file gets its name. */
    void finish() throws PanalException {
        try {
            if (options.times()) {
                Files.setLastModifiedTime(part.path(), FileTime.fromMillis(file.modifiedMillis()));
            }
            if (options.synced()) {
                channel.force(true);
            }
            if (!part.lasting()) {
                channel.close();
            }
            requireFree(target, options);
            // One that others could find stays locked until it has another name.
            rename();
            channel.close();
            if (options.synced()) {
                forceDirectory();
            }
        } catch (IOException failure) {
            throw failed(target, failure);
        }
    }

    /** Removes what is there, unless it has its name or is to be kept. Does not throw. */
    @Override
    public void close() {
        // Once: when its lock is gone, the name may be that of another download's part.
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (channel) {
            boolean kept = part.lasting() && (part.begun() || wholeBlocks.get() > 0);
            if (!kept) {
                Files.deleteIfExists(part.path());
            }
        } catch (IOException harmless) {
            // A file that cannot be removed stays; its name says whose it is.
        }
    }

    private void rename() throws IOException {
        try {
            Files.move(part.path(), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plainly) {
            Files.move(part.path(), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A rename is safe once its directory is forced; not every system can. */
    private void forceDirectory() {
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (FileChannel open = FileChannel.open(directory, StandardOpenOption.READ)) {
            open.force(true);
        } catch (IOException notHere) {
            // Windows cannot open a directory.
        }
    }

    /** The file that a symbolic link stands for, so that the link stays. */
    private static Path targetBehind(Path wanted, DownloadOptions options) throws IOException, PanalException {
        Path target = Files.isSymbolicLink(wanted) && Files.exists(wanted) ? wanted.toRealPath() : wanted;
        requireFree(target, options);
        return target;
    }

    private static void requireFree(Path target, DownloadOptions options) throws PanalException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (Files.isDirectory(target)) {
            throw new LocalFailure(target + " is a directory on this machine; name the file to write");
        }
        if (!Files.isRegularFile(target) && !Files.isSymbolicLink(target)) {
            throw new LocalFailure(target + " is no plain file on this machine; cat writes to anything");
        }
        if (!options.overwrite()) {
            throw new AlreadyExists(target + " is there already, on this machine; -f overwrites it");
        }
    }

    private static LocalFailure failed(Path target, IOException failure) {
        String reason = failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : failure instanceof AccessDeniedException ? "permission denied" : String.valueOf(failure.getMessage());
        return new LocalFailure("cannot write " + target + ": " + reason, failure);
    }
}
