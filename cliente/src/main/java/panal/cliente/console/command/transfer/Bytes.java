package panal.cliente.console.command.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import panal.cliente.Panal;
import panal.cliente.console.shell.Failure;
import panal.cliente.session.Progress;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/** A file's bytes on their way out; never more than a buffer of them in memory. */
public final class Bytes {
    private static final int BUFFER = 128 * 1024;

    private Bytes() {}

    /** Copies a range of a file; {@link Long#MAX_VALUE} as length means to the end. */
    public static void copy(Panal panal, FilePath path, long offset, long length, OutputStream out)
            throws PanalException {
        copy(panal, path, offset, length, out, Progress.NONE);
    }

    /** Copies a whole file. */
    static void copy(Panal panal, FileStatus file, OutputStream out, Progress progress) throws PanalException {
        copy(panal, file.path(), 0, Long.MAX_VALUE, out, (done, unknown) -> progress.moved(done, file.length()));
    }

    private static void copy(Panal panal, FilePath path, long offset, long length, OutputStream out, Progress progress)
            throws PanalException {
        try (InputStream in = panal.read(path, offset, length)) {
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                done += n;
                progress.moved(done, -1);
            }
            out.flush();
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }
}
