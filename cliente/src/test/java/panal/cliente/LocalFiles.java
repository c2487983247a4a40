package panal.cliente;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import panal.cliente.read.DownloadOptions;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.protocol.value.FilePath;

/** Files of this machine that tests send and get. */
record LocalFiles(Path directory) {
    static final FilePath FILE = new FilePath("/file");
    /** Two copies, blocks of a chunk: a small file has many. */
    static final UploadOptions TWO_COPIES =
            UploadOptions.DEFAULT.withBlockSize(65_536).withReplication(2);
    /** One block of many packets. */
    static final UploadOptions LONG_BLOCK = UploadOptions.DEFAULT.withReplication(2);

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    Path file(byte[] bytes) throws Exception {
        return Files.write(directory.resolve("in"), bytes);
    }

    /** Uploads {@code size} bytes as {@link #FILE}; says which. */
    byte[] upload(Panal panal, int size, UploadOptions options) throws Exception {
        byte[] bytes = bytes(size);
        panal.upload(Source.file(file(bytes)), FILE, options, Progress.NONE);
        return bytes;
    }

    byte[] download(Panal panal, FilePath path) throws Exception {
        Path local = directory.resolve("out");
        panal.download(path, local, DownloadOptions.DEFAULT.withOverwrite(true), Progress.NONE);
        return Files.readAllBytes(local);
    }

    /** The names of what is in the directory, sorted. */
    List<String> names() throws Exception {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
