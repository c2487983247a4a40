package panal.cluster.workload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import panal.cliente.ConnectOptions;
import panal.cliente.Panal;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.PanalException;

/**
 * A client as a process of its own, to be killed: works until then, and writes its ledger line by line to a file. Arguments:
 * home, registry, directory in the cluster, seed, replication, block size, file.
 */
public final class ClientProgram {
    private ClientProgram() {}

    public static void main(String[] arguments) throws IOException, PanalException {
        Path home = Path.of(arguments[0]);
        UploadOptions options = UploadOptions.DEFAULT
                .withReplication(Integer.parseInt(arguments[4]))
                .withBlockSize(Long.parseLong(arguments[5]));
        try (FileChannel file =
                        FileChannel.open(Path.of(arguments[6]), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Panal panal = Panal.connect(ConnectOptions.at(home).withRegistry(arguments[1]))) {
            Ledger ledger = new Ledger(line -> append(file, line));
            new WorkClient(
                            panal,
                            arguments[2],
                            ledger,
                            new Complaints(),
                            options,
                            new Random(Long.parseLong(arguments[3])))
                    .run(() -> false);
        }
    }

    private static void append(FileChannel file, String line) {
        try {
            file.write(StandardCharsets.UTF_8.encode(line + "\n"));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
