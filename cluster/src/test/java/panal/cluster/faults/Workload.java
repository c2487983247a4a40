package panal.cluster.faults;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cluster.harness.SeededBytes;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/**
 * Writes files and knows what was acknowledged; at the end every acknowledged byte must read back, and what was not
 * acknowledged is whole or absent. Thread-safe.
 */
final class Workload {
    /** Blocks of two packets and a bit: large enough for the chain, small enough for many. */
    static final UploadOptions OPTIONS = UploadOptions.DEFAULT.withBlockSize(1024 * 1024);

    private static final int PIECE = 64 * 1024;

    private final Map<FilePath, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<FilePath, Long> tried = new ConcurrentHashMap<>();
    private final Set<FilePath> directories = ConcurrentHashMap.newKeySet();
    private final AtomicInteger done = new AtomicInteger();

    /** Uploads {@code length} bytes that follow from the path. */
    void upload(Panal panal, FilePath path, long length) throws PanalException {
        upload(panal, path, length, -1, () -> {});
    }

    /** The same; {@code action} runs when the upload has read as far as {@code place}. */
    void upload(Panal panal, FilePath path, long length, long place, Runnable action) throws PanalException {
        tried.put(path, length);
        InputStream bytes = SeededBytes.of(length, seed(path), place, action);
        panal.upload(Source.stream(bytes, path.text()), path, OPTIONS, Progress.NONE);
        acknowledged.put(path, length);
        done.incrementAndGet();
    }

    void makeDirectory(Panal panal, FilePath path) throws PanalException {
        panal.makeDirectory(path, false);
        directories.add(path);
        done.incrementAndGet();
    }

    /** How many operations have been acknowledged. */
    int acknowledged() {
        return done.get();
    }

    /** Fails when a byte that was acknowledged is missing or wrong, or something that was not is there in part. */
    void verify(Panal panal) throws PanalException, IOException {
        for (FilePath directory : directories) {
            panal.stat(directory);
        }
        for (Map.Entry<FilePath, Long> file : new TreeMap<>(tried).entrySet()) {
            if (acknowledged.containsKey(file.getKey())) {
                readsBack(panal, file.getKey(), file.getValue());
            } else {
                wholeOrAbsent(panal, file.getKey(), file.getValue());
            }
        }
    }

    private static void wholeOrAbsent(Panal panal, FilePath path, long length) throws PanalException, IOException {
        try {
            panal.stat(path);
        } catch (NotFound absent) {
            return;
        }
        readsBack(panal, path, length);
    }

    private static void readsBack(Panal panal, FilePath path, long length) throws PanalException, IOException {
        FileStatus status = panal.stat(path);
        if (status.length() != length) {
            throw new AssertionError(path + " has " + status.length() + " bytes instead of " + length);
        }
        try (InputStream wanted = SeededBytes.of(length, seed(path));
                InputStream found = panal.read(path, 0, Long.MAX_VALUE)) {
            for (long position = 0; position <= length; position += PIECE) {
                if (!Arrays.equals(wanted.readNBytes(PIECE), found.readNBytes(PIECE))) {
                    throw new AssertionError(path + " differs between byte " + position + " and " + (position + PIECE));
                }
            }
        }
    }

    private static long seed(FilePath path) {
        return path.text().hashCode();
    }
}
