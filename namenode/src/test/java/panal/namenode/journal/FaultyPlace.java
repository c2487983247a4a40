package panal.namenode.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A directory in memory that can be gone, fail, or hang; and be well again. Thread-safe. */
final class FaultyPlace implements MetadataPlace {
    /** What a slow read takes. */
    static final int PIECE_MILLIS = 10;

    private final String name;
    private volatile MemoryDisk disk;
    private volatile boolean gone;
    /** Operations that still work before one fails, and every later one. */
    private volatile int operations = Integer.MAX_VALUE;

    /** Bytes that a read gives at most. */
    private volatile int piece = Integer.MAX_VALUE;

    private volatile CountDownLatch gate = new CountDownLatch(0);

    FaultyPlace(String name, MemoryDisk disk) {
        this.name = name;
        this.disk = disk;
    }

    MemoryDisk memory() {
        return disk;
    }

    /** What is there is another disk from now on. */
    void holds(MemoryDisk other) {
        disk = other;
    }

    void vanish() {
        gone = true;
    }

    void failAfter(int good) {
        operations = good;
    }

    void hang() {
        gate = new CountDownLatch(1);
    }

    /** Reads give so many bytes at a time from now on, and take their time for it. */
    void readsSlowly(int bytes) {
        piece = bytes;
    }

    void recover() {
        gone = false;
        operations = Integer.MAX_VALUE;
        gate.countDown();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public JournalDisk disk() throws IOException {
        operate();
        return new Disk();
    }

    @Override
    public Object key() {
        return disk;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // the journal has one thread for each directory
    private void operate() throws IOException {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IOException("interrupted", stopped);
        }
        if (gone) {
            throw new IOException("no such mount");
        }
        if (operations != Integer.MAX_VALUE && operations-- <= 0) {
            throw new IOException("input/output error");
        }
    }

    private final class Disk implements JournalDisk {
        @Override
        public List<String> list() throws IOException {
            operate();
            return disk.list();
        }

        @Override
        public InputStream open(String file) throws IOException {
            operate();
            return piece == Integer.MAX_VALUE ? disk.open(file) : new Slow(disk.open(file));
        }

        @Override
        public long size(String file) throws IOException {
            operate();
            return disk.size(file);
        }

        @Override
        public Output create(String file) throws IOException {
            operate();
            Output out = disk.create(file);
            return new Output() {
                @Override
                public void write(ByteBuffer... buffers) throws IOException {
                    operate();
                    out.write(buffers);
                }

                @Override
                public void reserve(long bytes) throws IOException {
                    operate();
                    out.reserve(bytes);
                }

                @Override
                public void force() throws IOException {
                    operate();
                    out.force();
                }

                @Override
                public void close() throws IOException {
                    out.close();
                }
            };
        }

        @Override
        public void rename(String from, String to) throws IOException {
            operate();
            disk.rename(from, to);
        }

        @Override
        public void delete(String file) throws IOException {
            operate();
            disk.delete(file);
        }

        @Override
        public void forceDirectory() throws IOException {
            operate();
            disk.forceDirectory();
        }

        @Override
        public String locate(String file) {
            return file.isEmpty() ? name : name + "/" + file;
        }

        @Override
        public Optional<Closeable> lock() throws IOException {
            operate();
            return disk.lock();
        }
    }

    /** Gives a few bytes at a time, each time a while later. */
    private final class Slow extends FilterInputStream {
        Slow(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                // Nobody opens it: this is what a slow disk is like.
                boolean opened = new CountDownLatch(1).await(PIECE_MILLIS, TimeUnit.MILLISECONDS);
                assertFalse(opened);
            } catch (InterruptedException stopped) {
                throw new IOException("interrupted", stopped);
            }
            return super.read(bytes, offset, Math.min(length, piece));
        }
    }
}
