package panal.cliente.console.output;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntSupplier;
import panal.cliente.console.words.LanguageChoice;
import panal.cliente.console.words.Texts;

/**
 * Where the console prints: data to standard output, messages to standard error, both in UTF-8. Names are made safe when
 * a terminal shows them, and left as they are for a program that reads them. At the bottom of a terminal some lines may
 * stand that change, the footer; whatever is printed stands above them. Thread-safe: lines never mix.
 */
public final class Screen {
    /** What every terminal is taken to have. */
    private static final int CERTAIN_COLUMNS = 40;

    private final OutputStream out;
    /** Also the lock that guards the footer, the pauses and {@link #parted}, and keeps what is written together. Taken before {@code out}'s. */
    private final PrintStream err;

    private final boolean terminal;
    private final boolean pipe;
    private final boolean errorTerminal;
    private final IntSupplier columns;
    private final Footer footer = new Footer();
    private int pauses;
    private boolean parted;
    private volatile boolean silent;
    private volatile Texts texts = new Texts(LanguageChoice.none());

    /** A screen whose messages no terminal shows. */
    public Screen(OutputStream out, OutputStream err, boolean terminal, boolean pipe) {
        this(out, err, terminal, pipe, false);
    }

    /**
     * A screen.
     *
     * @param terminal whether standard output is a terminal
     * @param pipe whether standard output is a pipe, whose reader may go at any time
     * @param errorTerminal whether standard error is a terminal
     */
    public Screen(OutputStream out, OutputStream err, boolean terminal, boolean pipe, boolean errorTerminal) {
        this(out, err, terminal, pipe, errorTerminal, () -> Integer.MAX_VALUE);
    }

    /**
     * A screen.
     *
     * @param columns how wide the terminal is; asked only where it matters, as the answer may take milliseconds
     */
    public Screen(
            OutputStream out,
            OutputStream err,
            boolean terminal,
            boolean pipe,
            boolean errorTerminal,
            IntSupplier columns) {
        this.columns = columns;
        this.terminal = terminal;
        this.pipe = pipe;
        this.errorTerminal = errorTerminal;
        this.out = new BufferedOutputStream(new WatchedOutput(out, pipe), 64 * 1024);
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** Whether standard output is a terminal. */
    public boolean isTerminal() {
        return terminal;
    }

    /** Whether standard error is a terminal. */
    public boolean errorIsTerminal() {
        return errorTerminal;
    }

    /** How wide a line of data should be, at most {@code most}; that much where no terminal says less. */
    public int columns(int most) {
        return terminal ? Math.min(most, columns.getAsInt()) : most;
    }

    /** The words in which the person is spoken to; English at first. */
    public Texts texts() {
        return texts;
    }

    /** From now on the person is spoken to in these words. */
    public void speak(Texts words) {
        texts = words;
    }

    /** A line of data. */
    public void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        print(bytes);
    }

    /** Data as it is. */
    public void print(byte[] bytes) {
        if (terminal) {
            synchronized (err) {
                takeFooterAway();
                write(bytes);
                flush();
            }
        } else {
            write(bytes);
        }
    }

    private void write(byte[] bytes) {
        synchronized (out) {
            try {
                out.write(bytes);
            } catch (IOException closed) {
                throw new OutputClosed(pipe, closed);
            }
        }
    }

    public void table(Table table) {
        boolean narrow = terminal && table.mayCut(CERTAIN_COLUMNS);
        (narrow ? table.lines(columns.getAsInt()) : table.lines()).forEach(this::line);
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
        tell(text, false);
    }

    /** A message to the person: the text of a key. */
    public void say(String key, Object... arguments) {
        message(texts.text(key, arguments));
    }

    /** How what was stopped has ended: a message that is printed also when the screen was {@linkplain #silence silenced}. */
    public void parting(String text) {
        tell(text, true);
    }

    /** Whether there was a {@linkplain #parting parting} message since this was asked before. */
    public boolean hasParted() {
        synchronized (err) {
            boolean before = parted;
            parted = false;
            return before;
        }
    }

    private void tell(String text, boolean last) {
        flush();
        synchronized (err) {
            parted |= last;
            err.print(footer.below("panal: " + SafeText.of(text) + "\n"));
            err.flush();
        }
    }

    /** A question to the person, without a line's end. */
    public void ask(String text) {
        prompt("panal: " + SafeText.of(text));
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
        synchronized (err) {
            takeFooterAway();
            failure.printStackTrace(err);
        }
    }

    /** Text for the person who sits before the console, such as a prompt; never data. */
    public void prompt(String text) {
        flush();
        synchronized (err) {
            err.print(footer.removed() + text);
            err.flush();
        }
    }

    /** Goes below what the terminal has shown of a key, such as {@code ^C}; where a footer stands, both are taken away. */
    public void belowKey() {
        flush();
        synchronized (err) {
            err.print(footer.isShown() ? footer.removed() : "\n");
            err.flush();
        }
    }

    /**
     * Shows these lines below everything, in place of those shown before. Only where {@linkplain #errorIsTerminal standard
     * error is a terminal}. Not done while somebody {@linkplain #pause pauses} it, and never once the screen is silent.
     *
     * @param lines safe ones, each narrower than the terminal
     */
    public void footer(List<String> lines) {
        synchronized (err) {
            if (pauses == 0 && !silent) {
                err.print(footer.replaced(lines));
                err.flush();
            }
        }
    }

    /** Takes the footer away. */
    public void takeFooterAway() {
        synchronized (err) {
            if (footer.isShown()) {
                err.print(footer.removed());
                err.flush();
            }
        }
    }

    /** Leaves the footer as it stands, because others have written to the terminal below it. */
    public void leaveFooter() {
        synchronized (err) {
            footer.forget();
        }
    }

    /** Takes the footer away until the pause ends, because a person types there. */
    public Pause pause() {
        synchronized (err) {
            takeFooterAway();
            pauses++;
        }
        return () -> {
            synchronized (err) {
                pauses--;
            }
        };
    }

    /** A time without a footer; to be closed once. */
    @FunctionalInterface
    public interface Pause extends AutoCloseable {
        @Override
        void close();
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
}
