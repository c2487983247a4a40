package panal.cliente.write;

import java.nio.file.Path;

/** A file on this machine. */
final class FileSource extends Source {
    private final Path file;

    FileSource(Path file) {
        this.file = file;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
