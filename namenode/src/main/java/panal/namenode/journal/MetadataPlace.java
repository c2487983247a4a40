package panal.namenode.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A place for a directory of the journal; whether one can be reached there may change. */
public interface MetadataPlace {
    /** For messages, and to know the place again. */
    String name();

    /** The directory, which is made when it is missing. */
    JournalDisk disk() throws IOException;

    /** Equal for two names of one directory; asked only when there is one. */
    Object key() throws IOException;

    /** A directory of this machine, perhaps in a network mount. */
    static MetadataPlace of(Path path) {
        return new MetadataPlace() {
            @Override
            public String name() {
                return path.toString();
            }

            @Override
            public JournalDisk disk() throws IOException {
                return JournalDisk.in(path);
            }

            @Override
            public Object key() throws IOException {
                BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                // Device and file number, which links and bind mounts share; Windows has none.
                return Optional.<Object>ofNullable(attributes.fileKey()).orElse(path.toRealPath());
            }
        };
    }
}
