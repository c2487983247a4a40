package panal.namenode.journal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A place that tells whether anything gets on there, so that one that is slow is not taken for one that hangs. */
final class CountedPlace implements MetadataPlace {
    private final MetadataPlace place;
    private final AtomicLong moved = new AtomicLong();

    CountedPlace(MetadataPlace place) {
        this.place = place;
    }

    /** Grows whenever a listing, some bytes read or written, or a force has come back. Thread-safe. */
    long moved() {
        return moved.get();
    }

    @Override
    public String name() {
        return place.name();
    }

    @Override
    public Object key() throws IOException {
        return place.key();
    }

    @Override
    public JournalDisk disk() throws IOException {
        JournalDisk disk = place.disk();
        moved.incrementAndGet();
        return new Disk(disk, moved);
    }

    private static final class Disk extends ForwardingDisk {
        private final AtomicLong moved;

        Disk(JournalDisk disk, AtomicLong moved) {
            super(disk);
            this.moved = moved;
        }

        @Override
        public List<String> list() throws IOException {
            List<String> names = super.list();
            moved.incrementAndGet();
            return names;
        }

        @Override
        public InputStream open(String name) throws IOException {
            return new Reading(super.open(name), moved);
        }

        @Override
        public Output create(String name) throws IOException {
            return new Writing(super.create(name), moved);
        }
    }

    private static final class Reading extends FilterInputStream {
        private final AtomicLong moved;

        Reading(InputStream in, AtomicLong moved) {
            super(in);
            this.moved = moved;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            moved.incrementAndGet();
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            moved.incrementAndGet();
            return read;
        }
    }

    private record Writing(JournalDisk.Output out, AtomicLong moved) implements JournalDisk.Output {
        @Override
        public void write(ByteBuffer... buffers) throws IOException {
            out.write(buffers);
            moved.incrementAndGet();
        }

        @Override
        public void reserve(long bytes) throws IOException {
            out.reserve(bytes);
            moved.incrementAndGet();
        }

        @Override
        public void force() throws IOException {
            out.force();
            moved.incrementAndGet();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
