package panal.cliente.console.command.file;

import java.io.IOException;
import java.io.InputStream;
import panal.cliente.Panal;
import panal.cliente.console.command.transfer.Bytes;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows how files end; reads nothing but their ends. */
@Command(
        name = "tail",
        description = "Shows the last lines or bytes of files; reads only their ends.",
        footer = {"", "Example: panal tail -n 50 /logs/today"})
final class Tail extends ClusterCommand {
    private static final int WINDOW = 64 * 1024;

    @Mixin
    private PartOptions options = new PartOptions();

    Tail(RootCommand root) {
        super(root);
    }

    /** A file that can be read anywhere. */
    @FunctionalInterface
    interface Ranges {
        InputStream read(long offset, long length) throws PanalException;
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
                FilePath path = path(typed);
                long length = panal.stat(path).length();
                long start = startOfLines((offset, size) -> panal.read(path, offset, size), length, lines);
                Bytes.copy(panal, path, start, Long.MAX_VALUE, screen().bytes());
            }

            @Override
            public void bytes(String typed, long bytes) throws PanalException {
                FilePath path = path(typed);
                long length = panal.stat(path).length();
                Bytes.copy(panal, path, Math.max(0, length - bytes), Long.MAX_VALUE, screen().bytes());
            }
        });
    }

    /** Where the last {@code lines} lines begin: looks backwards, a window at a time, and keeps none of it. */
    static long startOfLines(Ranges file, long length, long lines) throws PanalException {
        if (lines == 0) {
            return length;
        }
        long left = lines;
        for (long end = length; end > 0; end -= Math.min(end, WINDOW)) {
            int size = (int) Math.min(end, WINDOW);
            byte[] window = window(file, end - size, size);
            for (int i = window.length - 1; i >= 0; i--) {
                long at = end - size + i;
                // The newline that ends the last line begins no other.
                if (window[i] == '\n' && at != length - 1 && --left == 0) {
                    return at + 1;
                }
            }
        }
        return 0;
    }

    private static byte[] window(Ranges file, long offset, int size) throws PanalException {
        try (InputStream in = file.read(offset, size)) {
            return in.readNBytes(size);
        } catch (IOException failure) {
            throw Failure.of(failure);
        }
    }
}
