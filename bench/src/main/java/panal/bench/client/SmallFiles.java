package panal.bench.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * Work with many small files of one directory, divided among clients. Each file's bytes are its own, and every read is
 * compared with what was written.
 */
final class SmallFiles {
    private SmallFiles() {}

    /** Words: clients, directory, files in all, bytes of each, replication. */
    static void create(Clients clients, Work work) throws Exception {
        byte[] pattern = pattern(work.number(3));
        clients.each(work.number(0), (number, client) -> {
            for (int file = number; file < work.number(2); file += work.number(0)) {
                client.write(path(work.text(1), file), content(pattern, file), work.number(4));
            }
        });
    }

    /** Words: clients, directory, files in all, bytes of each. */
    static void read(Clients clients, Work work) throws Exception {
        byte[] pattern = pattern(work.number(3));
        clients.each(work.number(0), (number, client) -> {
            for (int file = number; file < work.number(2); file += work.number(0)) {
                byte[] read = readAll(client, path(work.text(1), file));
                if (!Arrays.equals(read, content(pattern, file))) {
                    throw new IOException(path(work.text(1), file) + " is not what was written");
                }
            }
        });
    }

    /** Words: clients, directory, files in all. */
    static void stat(Clients clients, Work work) throws Exception {
        clients.each(work.number(0), (number, client) -> {
            for (int file = number; file < work.number(2); file += work.number(0)) {
                client.stat(path(work.text(1), file));
            }
        });
    }

    /** Words: clients, directory, files in all. */
    static void delete(Clients clients, Work work) throws Exception {
        clients.each(work.number(0), (number, client) -> {
            for (int file = number; file < work.number(2); file += work.number(0)) {
                client.delete(path(work.text(1), file));
            }
        });
    }

    /** Words: directory, how often, entries that it has. */
    static void list(Clients clients, Work work) throws Exception {
        FileSystemUnderTest client = clients.first();
        for (int i = 0; i < work.number(1); i++) {
            int entries = client.list(work.text(0));
            if (entries != work.number(2)) {
                throw new IOException(work.text(0) + " lists " + entries + " entries, not " + work.number(2));
            }
        }
    }

    private static byte[] readAll(FileSystemUnderTest client, String path) throws Exception {
        try (InputStream in = client.read(path)) {
            return in.readAllBytes();
        }
    }

    private static String path(String directory, int file) {
        return directory + "/file-" + file;
    }

    private static byte[] pattern(int bytes) {
        byte[] pattern = new byte[bytes];
        new Random(bytes).nextBytes(pattern);
        return pattern;
    }

    private static byte[] content(byte[] pattern, int file) {
        byte[] content = pattern.clone();
        ByteBuffer.wrap(content).putInt(0, file);
        return content;
    }
}
