package panal.bench.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Work with files of many blocks; client <i>i</i> has the file {@code <path>-<i>}. */
final class LargeFiles {
    private static final int BUFFER = 1 << 20;

    private LargeFiles() {}

    /** Words: clients, local file, path, replication. */
    static void upload(Clients clients, Work work) throws Exception {
        Path local = Path.of(work.text(1));
        clients.each(
                work.number(0), (number, client) -> client.upload(local, work.text(2) + "-" + number, work.number(3)));
    }

    /** Words: clients, path, bytes that each file has. To nowhere. */
    static void read(Clients clients, Work work) throws Exception {
        clients.each(work.number(0), (number, client) -> {
            String path = work.text(1) + "-" + number;
            byte[] buffer = new byte[BUFFER];
            long total = 0;
            try (InputStream in = client.read(path)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    total += read;
                }
            }
            if (total != work.bytes(2)) {
                throw new IOException(path + " has " + total + " bytes, not " + work.bytes(2));
            }
        });
    }

    /** Words: clients, path, CRC32C that each file's bytes have. */
    static void verify(Clients clients, Work work) throws Exception {
        clients.each(work.number(0), (number, client) -> {
            String path = work.text(1) + "-" + number;
            byte[] buffer = new byte[BUFFER];
            CRC32C crc = new CRC32C();
            try (InputStream in = client.read(path)) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    crc.update(buffer, 0, read);
                }
            }
            if (crc.getValue() != work.bytes(2)) {
                throw new IOException(path + " has CRC32C " + crc.getValue() + ", not " + work.bytes(2));
            }
        });
    }

    /** Words: path, local file. One client. */
    static void download(Clients clients, Work work) throws Exception {
        clients.first().download(work.text(0) + "-0", Path.of(work.text(1)));
    }
}
