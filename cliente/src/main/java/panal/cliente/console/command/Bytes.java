package panal.cliente.console.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import panal.cliente.Panal;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** A file's bytes on their way out; never more than a buffer of them in memory. */
final class Bytes {
    private static final int BUFFER = 128 * 1024;

    private Bytes() {}

    /** Copies a range of a file; {@link Long#MAX_VALUE} as length means to the end. */
    static void copy(Panal panal, FilePath path, long offset, long length, OutputStream out) throws PanalException {
        try (InputStream in = panal.read(path, offset, length)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            out.flush();
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }
}
