package panal.namenode.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A disk in memory that counts forces, forgets what was not forced, and fails when told to. Thread-safe. */
public final class MemoryDisk implements JournalDisk {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, byte[]> forced = new TreeMap<>();
    private Map<String, byte[]> durable = new TreeMap<>();
    private int forces;
    private int writes;
    private int forcesUntilFailure = Integer.MAX_VALUE;
    private boolean occupied;
    private Predicate<String> garbled = name -> false;

    /** What a machine that loses power now finds later. */
    public synchronized MemoryDisk afterPowerCut() {
        MemoryDisk later = new MemoryDisk();
        durable.keySet().forEach(name -> later.put(name, forced.getOrDefault(name, new byte[0])));
        return later;
    }

    /**
     * The same, where of what was not forced each sector of 512 bytes may have been written or not, also over zeros that
     * were, and a file may have its new length or an older one.
     */
    public synchronized MemoryDisk afterPowerCut(Random random) {
        MemoryDisk later = new MemoryDisk();
        for (String name : durable.keySet()) {
            byte[] sure = forced.getOrDefault(name, new byte[0]);
            byte[] now = files.getOrDefault(name, sure);
            int more = Math.max(0, now.length - sure.length);
            int length = sure.length + (random.nextInt(3) == 0 ? 0 : random.nextInt(more + 1));
            byte[] left = Arrays.copyOf(sure, length);
            for (int at = 0; at < Math.min(length, now.length); at += 512) {
                if (random.nextInt(4) > 0) {
                    System.arraycopy(now, at, left, at, Math.min(Math.min(length, now.length) - at, 512));
                }
            }
            later.put(name, left);
        }
        return later;
    }

    /** The same files again, to be changed without harm. */
    public synchronized MemoryDisk copy() {
        MemoryDisk copy = new MemoryDisk();
        files.forEach(copy::put);
        return copy;
    }

    /** Forces of files' contents so far. */
    public synchronized int forces() {
        return forces;
    }

    public synchronized int writes() {
        return writes;
    }

    /** The force behind the next {@code good} ones fails, and every later one. */
    public synchronized void failForcesAfter(int good) {
        forcesUntilFailure = forces + good;
    }

    /** From now on each write to one of these files has a wrong bit. */
    public synchronized void garble(Predicate<String> files) {
        garbled = files;
    }

    public synchronized byte[] get(String name) {
        return files.getOrDefault(name, new byte[0]).clone();
    }

    /** Puts a file there, durably. */
    public synchronized void put(String name, byte[] bytes) {
        files.put(name, bytes.clone());
        forced.put(name, bytes.clone());
        durable.put(name, bytes.clone());
    }

    @Override
    public synchronized List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized InputStream open(String name) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new FileNotFoundException(name);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public synchronized long size(String name) throws IOException {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new FileNotFoundException(name);
        }
        return bytes.length;
    }

    @Override
    public synchronized Output create(String name) throws IOException {
        if (files.containsKey(name)) {
            throw new IOException(name + " is there already");
        }
        files.put(name, new byte[0]);
        return new MemoryOutput(name);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        if (!files.containsKey(from)) {
            throw new FileNotFoundException(from);
        }
        files.put(to, files.remove(from));
        forced.put(to, forced.getOrDefault(from, new byte[0]));
    }

    @Override
    public synchronized void delete(String name) {
        files.remove(name);
    }

    @Override
    public synchronized void forceDirectory() {
        durable = new TreeMap<>(files);
    }

    @Override
    public String locate(String name) {
        return "/journal/" + name;
    }

    /** Somebody else has the lock from now on. */
    public synchronized void occupy() {
        occupied = true;
    }

    /** Whoever had the lock is taken for dead. */
    @Override
    public synchronized Optional<Closeable> lock() {
        return occupied ? Optional.empty() : Optional.of(() -> {});
    }

    private final class MemoryOutput implements Output {
        private final String name;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        /** How long the file is, if it was filled ahead. */
        private int reserved;

        MemoryOutput(String name) {
            this.name = name;
        }

        @Override
        public void write(ByteBuffer... buffers) {
            synchronized (MemoryDisk.this) {
                writes++;
                for (ByteBuffer buffer : buffers) {
                    byte[] more = new byte[buffer.remaining()];
                    buffer.get(more);
                    if (more.length > 0 && garbled.test(name)) {
                        more[more.length - 1] ^= 1;
                    }
                    bytes.writeBytes(more);
                }
                files.put(name, content());
            }
        }

        private byte[] content() {
            return Arrays.copyOf(bytes.toByteArray(), Math.max(bytes.size(), reserved));
        }

        @Override
        public void reserve(long more) {
            synchronized (MemoryDisk.this) {
                reserved = Math.toIntExact(bytes.size() + more);
                files.put(name, content());
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (MemoryDisk.this) {
                if (forces >= forcesUntilFailure) {
                    throw new IOException("no such luck");
                }
                forces++;
                forced.put(name, content());
            }
        }

        @Override
        public void close() {
            synchronized (MemoryDisk.this) {
                if (reserved > 0 && files.containsKey(name)) {
                    files.put(name, bytes.toByteArray());
                }
            }
        }
    }
}
