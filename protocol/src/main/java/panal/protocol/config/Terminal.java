package panal.protocol.config;

import java.io.PrintStream;

/** What a service's main says to the person who started it: lines on standard error that begin with {@code panal: }. */
public final class Terminal {
    /** The process did what it was asked. */
    public static final int DONE = 0;
    /** It could not. */
    public static final int FAILED = 1;
    /** It was asked in a wrong way. */
    public static final int WRONG_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    public Terminal(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The process's own standard output and error. */
    public static Terminal ofProcess() {
        return new Terminal(System.out, System.err);
    }

    /** One line to standard error, whatever the text. */
    public void complain(String text) {
        err.println("panal: " + oneLine(text));
        err.flush();
    }

    /** Text to standard output, such as a usage page. */
    public void print(String text) {
        out.print(text);
        out.flush();
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
