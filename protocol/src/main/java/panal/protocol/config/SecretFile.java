package panal.protocol.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;

/** A file of one line that only its owner may read. It appears whole or not at all, with mode 0600 from its first byte. */
final class SecretFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private final Path file;

    SecretFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Writes {@code line} unless the file is there; false when it is. Of several processes at once one wins. */
    boolean createIfAbsent(String line) throws LocalFailure {
        if (exists()) {
            return false;
        }
        try {
            Path directory = directory();
            Path temporary = writtenBeside(directory, line);
            try {
                return linked(temporary);
            } finally {
                Files.deleteIfExists(temporary);
                force(directory);
            }
        } catch (IOException refused) {
            throw new LocalFailure("cannot write " + file + " (" + Home.reason(refused) + ")", refused);
        }
    }

    /** The line, stripped. A mode that lets others read is tightened, with a warning. */
    String read() throws LocalFailure {
        try {
            tighten();
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException refused) {
            throw new LocalFailure("cannot read " + file + " (" + Home.reason(refused) + ")", refused);
        }
    }

    private Path directory() throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("no directory above " + file);
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes(directory, OWNER_ONLY_DIRECTORY));
        }
        return directory;
    }

    private static Path writtenBeside(Path directory, String line) throws IOException {
        Path temporary = Files.createTempFile(directory, ".secret", ".tmp", attributes(directory, OWNER_ONLY));
        try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        return temporary;
    }

    /** A hard link fails when the name is taken, which no rename does. */
    private boolean linked(Path temporary) throws IOException {
        try {
            Files.createLink(file, temporary);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        } catch (UnsupportedOperationException | IOException noLinksHere) {
            return moved(temporary);
        }
    }

    private boolean moved(Path temporary) throws IOException {
        if (exists()) {
            return false;
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private void tighten() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> found = view.readAttributes().permissions();
        if (!OWNER_ONLY.containsAll(found)) {
            view.setPermissions(OWNER_ONLY);
            log().warn(
                            "secret file was open to others, now it is not file={} mode_was={}",
                            file,
                            PosixFilePermissions.toString(found));
        }
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(SecretFile.class);
    }

    private static FileAttribute<?>[] attributes(Path directory, Set<PosixFilePermission> mode) {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)} : new FileAttribute<?>[0];
    }

    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            log().debug("directory cannot be forced directory={}", directory);
        }
    }
}
