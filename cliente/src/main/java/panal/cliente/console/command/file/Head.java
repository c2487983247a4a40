package panal.cliente.console.command.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import panal.cliente.Panal;
import panal.cliente.console.command.transfer.Bytes;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how files begin. */
@Command(
        name = "head",
        description = "Shows the first lines or bytes of files.",
        footer = {"", "Example: panal head -n 20 /logs/today"})
final class Head extends ClusterCommand {
    /** Little is read at a time, because little is wanted. */
    private static final int BUFFER = 8 * 1024;

    @Mixin
    private PartOptions options = new PartOptions();

    Head(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        options.requireUsable();
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        return options.each(this, new PartOptions.Part() {
            @Override
            public void lines(String typed, long lines) throws PanalException {
                try (InputStream in = panal.read(path(typed), 0, Long.MAX_VALUE)) {
                    copyLines(in, screen().bytes(), lines);
                } catch (IOException failure) {
                    throw Failure.of(failure);
                }
            }

            @Override
            public void bytes(String typed, long bytes) throws PanalException {
                Bytes.copy(panal, path(typed), 0, bytes, screen().bytes());
            }
        });
    }

    /** Copies so many lines, or all if there are fewer. */
    static void copyLines(InputStream in, OutputStream out, long lines) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = lines;
        while (left > 0) {
            int n = in.read(buffer);
            if (n < 0) {
                return;
            }
            int end = 0;
            while (end < n && left > 0) {
                if (buffer[end] == '\n') {
                    left--;
                }
                end++;
            }
            out.write(buffer, 0, end);
        }
    }
}
