package panal.bench.hdfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import panal.bench.client.Connector;
import panal.bench.client.FileSystemUnderTest;

/** HDFS through Hadoop's own client library. Settings: {@code uri}, and any of Hadoop's keys. */
public final class HdfsConnector implements Connector {
    private static final long BLOCK_SIZE = 64L << 20;

    @Override
    public FileSystemUnderTest connect(Map<String, String> settings) throws Exception {
        Configuration configuration = new Configuration();
        settings.forEach(configuration::set);
        return new HdfsFiles(FileSystem.newInstance(new URI(settings.get("uri")), configuration), configuration);
    }

    private static final class HdfsFiles implements FileSystemUnderTest {
        private final FileSystem files;
        private final int buffer;

        HdfsFiles(FileSystem files, Configuration configuration) {
            this.files = files;
            this.buffer = configuration.getInt("io.file.buffer.size", 4096);
        }

        @Override
        public void makeDirectory(String path) throws IOException {
            files.mkdirs(new Path(path));
        }

        @Override
        public void upload(java.nio.file.Path local, String path, int replication) throws IOException {
            try (InputStream in = java.nio.file.Files.newInputStream(local);
                    OutputStream out = create(path, replication)) {
                copy(in, out);
            }
        }

        @Override
        public void write(String path, byte[] data, int replication) throws IOException {
            try (OutputStream out = create(path, replication)) {
                out.write(data);
            }
        }

        private OutputStream create(String path, int replication) throws IOException {
            return files.create(new Path(path), true, buffer, (short) replication, BLOCK_SIZE);
        }

        @Override
        public InputStream read(String path) throws IOException {
            return files.open(new Path(path));
        }

        @Override
        public void download(String path, java.nio.file.Path local) throws IOException {
            try (InputStream in = read(path);
                    OutputStream out = java.nio.file.Files.newOutputStream(local)) {
                copy(in, out);
            }
        }

        @Override
        public int list(String directory) throws IOException {
            return files.listStatus(new Path(directory)).length;
        }

        @Override
        public void stat(String path) throws IOException {
            files.getFileStatus(new Path(path));
        }

        @Override
        public void delete(String path) throws IOException {
            if (!files.delete(new Path(path), true)) {
                throw new IOException("nothing to delete at " + path);
            }
        }

        @Override
        public void close() throws IOException {
            files.close();
        }

        /** Large pieces: Hadoop's own 4 KiB would make its client slower. */
        private static void copy(InputStream in, OutputStream out) throws IOException {
            byte[] piece = new byte[1 << 20];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.write(piece, 0, read);
            }
        }
    }
}
