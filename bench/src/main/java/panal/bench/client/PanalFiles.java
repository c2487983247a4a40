package panal.bench.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import panal.cliente.Panal;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.PanalException;
import panal.protocol.value.Durability;
import panal.protocol.value.FilePath;

/** Panal, through its client library. */
final class PanalFiles implements FileSystemUnderTest {
    private final Panal panal;
    private final UploadOptions options;

    PanalFiles(Panal panal, Durability durability) {
        this.panal = panal;
        this.options = UploadOptions.DEFAULT.withDurability(durability).withOverwrite(true);
    }

    @Override
    public void makeDirectory(String path) throws PanalException {
        panal.makeDirectory(FilePath.parse(path), true);
    }

    @Override
    public void upload(Path local, String path, int replication) throws PanalException {
        panal.upload(Source.file(local), FilePath.parse(path), options.withReplication(replication), Progress.NONE);
    }

    @Override
    public void write(String path, byte[] data, int replication) throws PanalException {
        Source source = Source.ranges(
                "bytes", data.length, (offset, length) -> new ByteArrayInputStream(data, (int) offset, (int) length));
        panal.upload(source, FilePath.parse(path), options.withReplication(replication), Progress.NONE);
    }

    @Override
    public InputStream read(String path) throws PanalException {
        return panal.read(FilePath.parse(path), 0, Long.MAX_VALUE);
    }

    /** Without a force of the local file, which the other systems' tools do not do either. */
    @Override
    public void download(String path, Path local) throws PanalException {
        panal.download(
                FilePath.parse(path),
                local,
                DownloadOptions.DEFAULT.withOverwrite(true).withSynced(false),
                Progress.NONE);
    }

    @Override
    public int list(String directory) throws PanalException {
        AtomicInteger entries = new AtomicInteger();
        panal.list(FilePath.parse(directory), entry -> entries.incrementAndGet());
        return entries.get();
    }

    @Override
    public void stat(String path) throws PanalException {
        panal.stat(FilePath.parse(path));
    }

    @Override
    public void delete(String path) throws PanalException {
        panal.delete(FilePath.parse(path), true);
    }

    @Override
    public void close() {
        panal.close();
    }
}
