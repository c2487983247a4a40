package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import panal.cliente.console.shell.Failure;
import panal.protocol.error.PanalException;

/** The CRC32C of a file of this machine, which is what the NameNode knows of its own. */
final class LocalSum {
    private static final int BUFFER = 128 * 1024;

    private LocalSum() {}

    static int of(Path file) throws PanalException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sum.update(buffer, 0, n);
            }
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
        return (int) sum.getValue();
    }
}
