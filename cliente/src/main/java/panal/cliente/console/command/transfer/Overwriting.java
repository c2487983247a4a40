package panal.cliente.console.command.transfer;

import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.Shell;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Option;

/** Whether a command may replace a file that is there. */
public final class Overwriting {
    @Option(names = "-f", description = "replaces files that are there, without a question")
    private boolean force;

    @Option(names = "-y", description = "yes to every question")
    private boolean yes;

    /** Something that is done with or without leave to replace. */
    @FunctionalInterface
    public interface Write<T> {
        T run(boolean overwrite) throws PanalException;
    }

    /**
     * Does it; when something is in the way, asks whether to replace it.
     *
     * @param target what the question names
     */
    public <T> T run(Shell shell, String target, Write<T> write) throws PanalException {
        if (force || yes) {
            return write.run(true);
        }
        try {
            return write.run(false);
        } catch (AlreadyExists there) {
            if (!shell.questions().possible() || !confirmed(shell, target)) {
                throw there;
            }
            return write.run(true);
        }
    }

    private static boolean confirmed(Shell shell, String target) {
        try (Screen.Pause typing = shell.screen().pause()) {
            return shell.questions().confirmed(shell.screen().texts().text("transfer.replace", target), "");
        }
    }
}
