package panal.cliente.console;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What stands behind standard input, output and error. */
enum Descriptor {
    INPUT(0),
    OUTPUT(1),
    ERROR(2);

    private final Path link;

    Descriptor(int number) {
        this.link = Path.of("/proc/self/fd", Integer.toString(number));
    }

    /** Whether it is a terminal. Linux tells for each; elsewhere Java knows only of input and output together. */
    boolean isTerminal() {
        String what = target();
        return what.isEmpty()
                ? consoleIsTerminal()
                : what.startsWith("/dev/pts/") || what.startsWith("/dev/tty") || what.equals("/dev/console");
    }

    /** Whether it leads to another program, which may go away. */
    boolean isPipe() {
        String what = target();
        return what.isEmpty() ? !isTerminal() : what.startsWith("pipe:") || what.startsWith("socket:");
    }

    private String target() {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "";
        }
    }

    /** Before JDK 22 there is no console without a terminal; since then there is always one, which can be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
