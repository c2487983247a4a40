package panal.cliente.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.zip.CRC32C;
import panal.protocol.value.FileStatus;
import panal.protocol.value.LocatedBlock;

/**
 * The file beside a download's target in which it comes into being. One that is to outlive the download is named after the
 * remote file's identity and the target, so that a later download finds it and never takes another version's for it; it is
 * locked, so that two downloads never write into the same one. Any other has a name of its own.
 *
 * @param path where it is
 * @param channel open for writing, and for reading if it lasts
 * @param lasting whether a later download can find it
 * @param begun whether it has bytes of an earlier download
 */
record Part(Path path, FileChannel channel, boolean lasting, boolean begun) {
    private static final int BUFFER = 128 * 1024;
    private static final Path THIS_PROCESS = Path.of("/proc/self");

    /** Opens it; one that lasts only for a file of several blocks, as a single one begins anew anyway. */
    static Part open(Path target, FileStatus file, DownloadOptions options) throws IOException {
        boolean lasts = (options.kept() || options.continued()) && file.length() > file.blockSize();
        if (lasts) {
            String suffix = suffix(target);
            Path path =
                    target.resolveSibling(".panal-" + Long.toString(file.id().number(), 36) + suffix);
            removeOthers(target, path, suffix);
            Optional<Part> lasting = lasting(path, options.continued());
            if (lasting.isPresent()) {
                return lasting.get();
            }
        }
        Path path = target.resolveSibling(
                ".panal-" + Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36) + ".part");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        return new Part(path, channel, false, false);
    }

    /** Whether an earlier download has brought this block: its bytes have the sum that they should have. */
    boolean holds(LocatedBlock block) throws IOException {
        long end = block.offset() + block.sum().length();
        if (!begun || channel.size() < end) {
            return false;
        }
        CRC32C sum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long at = block.offset(); at < end; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(BUFFER, end - at));
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, at + buffer.position()) < 0) {
                    return false;
                }
            }
            sum.update(buffer.flip());
        }
        return (int) sum.getValue() == block.sum().crc32c();
    }

    private static String suffix(Path target) {
        CRC32C name = new CRC32C();
        name.update(String.valueOf(target.getFileName()).getBytes(StandardCharsets.UTF_8));
        return "-" + HexFormat.of().toHexDigits((int) name.getValue()) + ".part";
    }

    /** Empty when somebody else has it. */
    private static Optional<Part> lasting(Path path, boolean continued) throws IOException {
        boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        Optional<Object> key = there ? key(path) : Optional.empty();
        Optional<FileChannel> opened = there && !isOurs(path) ? Optional.empty() : open(path, !there);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        FileChannel channel = opened.get();
        // Between opening and locking it may have become whole and got its name: then it is no part any more.
        if (!locked(channel) || (there && !key.equals(key(path)))) {
            channel.close();
            return Optional.empty();
        }
        if (!continued) {
            channel.truncate(0);
        }
        return Optional.of(new Part(path, channel, true, channel.size() > 0));
    }

    /** Empty when somebody was quicker, or when it is a link: whoever laid that out wants another file written. */
    private static Optional<FileChannel> open(Path path, boolean anew) {
        try {
            return Optional.of(
                    anew
                            ? FileChannel.open(
                                    path,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    StandardOpenOption.CREATE_NEW)
                            : FileChannel.open(
                                    path,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE,
                                    LinkOption.NOFOLLOW_LINKS));
        } catch (IOException notThisOne) {
            return Optional.empty();
        }
    }

    /** Held until the channel is closed. */
    private static boolean locked(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        } catch (IOException noLocksHere) {
            return false;
        }
    }

    /** What tells a file from another that gets its name later; nothing where the system has no such thing. */
    private static Optional<Object> key(Path path) {
        try {
            return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey());
        } catch (IOException gone) {
            return Optional.of(path);
        }
    }

    /** Whoever made a file may change it later, so parts that others have laid out here are not taken. */
    private static boolean isOurs(Path path) {
        try {
            return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals(Files.getAttribute(THIS_PROCESS, "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notLinux) {
            return true;
        }
    }

    /** Other versions' parts of the same target that nobody fills are of no use any more. */
    private static void removeOthers(Path target, Path own, String suffix) {
        Path directory = target.toAbsolutePath().getParent();
        if (directory == null) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, ".panal-*" + suffix)) {
            for (Path part : parts) {
                if (!part.equals(own.toAbsolutePath()) && isOurs(part)) {
                    removeUnlessLocked(part);
                }
            }
        } catch (IOException | DirectoryIteratorException harmless) {
            // They stay; their names say whose they are.
        }
    }

    private static void removeUnlessLocked(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (locked(channel)) {
                Files.deleteIfExists(part);
            }
        }
    }
}
