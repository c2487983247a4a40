package panal.cliente.write;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import panal.protocol.error.LocalFailure;

/** A file on this machine. What is no regular file, such as a pipe, is read once, like a stream. */
final class FileSource extends Source {
    private final Path file;

    FileSource(Path file) {
        this.file = file;
    }

    @Override
    boolean isRepeatable() {
        return Files.isRegularFile(file);
    }

    @Override
    BlockCutter cut(long blockSize) throws LocalFailure {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                throw new LocalFailure(file + " is a directory; -r uploads it with all that is in it");
            }
            if (!attributes.isRegularFile()) {
                return new StreamSource(Files.newInputStream(file), file.toString()).cut(blockSize);
            }
            return new FileCutter(file, FileChannel.open(file, StandardOpenOption.READ), attributes, blockSize);
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    static LocalFailure unreadable(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return new LocalFailure("no file " + file + " on this machine", failure);
        }
        String reason = failure instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(failure.getMessage());
        if (failure instanceof AccessDeniedException) {
            reason = "permission denied";
        }
        return new LocalFailure("cannot read " + file + ": " + reason, failure);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
