package panal.cliente.console.output;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the console prints: data to standard output, messages to standard error, both in UTF-8. Names are made safe when
 * a terminal shows them, and left as they are for a program that reads them. Thread-safe: lines never mix.
 */
public final class Screen {
    private final OutputStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean pipe;
    private volatile boolean silent;

    /**
     * A screen.
     *
     * @param terminal whether standard output is a terminal
     * @param pipe whether standard output is a pipe, whose reader may go at any time
     */
    public Screen(OutputStream out, OutputStream err, boolean terminal, boolean pipe) {
        this.terminal = terminal;
        this.pipe = pipe;
        this.out = new BufferedOutputStream(new Watched(out), 64 * 1024);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    public boolean isTerminal() {
        return terminal;
    }

    /** A line of data. */
    public void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        print(bytes);
    }

    /** Data as it is. */
    public void print(byte[] bytes) {
        synchronized (out) {
            try {
                out.write(bytes);
                if (terminal) {
                    out.flush();
                }
            } catch (IOException closed) {
                throw new OutputClosed(pipe, closed);
            }
        }
    }

    public void table(Table table) {
        table.lines().forEach(this::line);
    }

    /** A name or path as it may stand in a line of data: safe on a terminal, unchanged elsewhere. */
    public String name(String text) {
        return terminal ? SafeText.of(text) : text;
    }

    /** A message to the person: one line on standard error that begins with {@code panal: }. */
    public void message(String text) {
        if (silent) {
            return;
        }
        flush();
        err.println("panal: " + SafeText.of(text));
    }

    /** A question to the person, without a line's end. */
    public void ask(String text) {
        flush();
        err.print("panal: " + SafeText.of(text));
        err.flush();
    }

    /** No messages from now on: the person has ended the program and knows. */
    public void silence() {
        silent = true;
    }

    /** Where and why, for whoever asked for it with {@code -v}. */
    public void trace(Throwable failure) {
        if (silent) {
            return;
        }
        flush();
        failure.printStackTrace(err);
    }

    /** Text for the person who sits before the console, such as a prompt; never data. */
    public void prompt(String text) {
        flush();
        err.print(text);
        err.flush();
    }

    /** Standard output for bytes; to be flushed, not closed. Throws {@link OutputClosed} when it takes no more. */
    public OutputStream bytes() {
        return out;
    }

    public void flush() {
        synchronized (out) {
            try {
                out.flush();
            } catch (IOException closed) {
                throw new OutputClosed(pipe, closed);
            }
        }
    }

    /** Turns a failed write into {@link OutputClosed}, and after one drops everything: a second report helps nobody. */
    private final class Watched extends FilterOutputStream {
        private volatile boolean closed;

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            if (closed) {
                return;
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException failure) {
                closed = true;
                throw new OutputClosed(pipe, failure);
            }
        }

        @Override
        public void flush() {
            if (closed) {
                return;
            }
            try {
                out.flush();
            } catch (IOException failure) {
                closed = true;
                throw new OutputClosed(pipe, failure);
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
