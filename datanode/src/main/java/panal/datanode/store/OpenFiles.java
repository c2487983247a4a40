package panal.datanode.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a bounded number of block files open for reading, the most recently read ones. A file that is in use is closed only
 * when its last reader is done. Thread-safe; its monitor guards the table and each file's count of readers.
 */
final class OpenFiles implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(OpenFiles.class);

    private final Disk disk;
    private final int limit;
    private final Map<StoredBlock, OpenFile> files = new LinkedHashMap<>(16, 0.75f, true);

    OpenFiles(Disk disk, int limit) {
        this.disk = disk;
        this.limit = limit;
    }

    /** One reader's hold on a file. */
    interface Hold extends Closeable {
        FileChannel channel();

        @Override
        void close();
    }

    Hold hold(StoredBlock block) throws IOException {
        OpenFile file;
        synchronized (this) {
            file = files.get(block);
            if (file != null) {
                file.readers++;
                return holdOn(file);
            }
        }
        OpenFile opened = new OpenFile(disk.openForReading(block.file()));
        synchronized (this) {
            OpenFile other = files.putIfAbsent(block, opened);
            opened.kept = other == null;
            evict();
        }
        return holdOn(opened);
    }

    /** The block is not to be read any more. */
    synchronized void forget(StoredBlock block) {
        OpenFile file = files.remove(block);
        if (file != null) {
            file.drop();
        }
    }

    @Override
    public synchronized void close() {
        List<OpenFile> all = new ArrayList<>(files.values());
        files.clear();
        all.forEach(OpenFile::drop);
    }

    private void evict() {
        Iterator<OpenFile> oldestFirst = files.values().iterator();
        while (files.size() > limit && oldestFirst.hasNext()) {
            OpenFile oldest = oldestFirst.next();
            oldestFirst.remove();
            oldest.drop();
        }
    }

    private Hold holdOn(OpenFile file) {
        return new Hold() {
            @Override
            public FileChannel channel() {
                return file.channel;
            }

            @Override
            public void close() {
                synchronized (OpenFiles.this) {
                    file.readers--;
                    file.closeIfIdle();
                }
            }
        };
    }

    /** An open file, counted from its first reader on; all calls under the monitor of the table. */
    private static final class OpenFile {
        final FileChannel channel;
        int readers = 1;
        boolean kept;

        OpenFile(FileChannel channel) {
            this.channel = channel;
        }

        void drop() {
            kept = false;
            closeIfIdle();
        }

        void closeIfIdle() {
            if (!kept && readers == 0) {
                try {
                    channel.close();
                } catch (IOException harmless) {
                    log.debug("file read is not closed why=\"{}\"", harmless.toString());
                }
            }
        }
    }
}
