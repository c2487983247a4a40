package panal.cliente.console.shell;

import java.io.IOException;
import panal.cliente.console.words.Texts;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** What an exception says to a person. */
public final class Failure {
    private Failure() {}

    /** One line. */
    public static String text(Throwable failure, Texts texts) {
        if (failure instanceof PanalException known) {
            return texts.error(known);
        }
        if (failure instanceof IOException local) {
            return texts.sentence(LocalFile.reason(local));
        }
        return texts.text(
                "terminal.unexpected", failure.getClass().getSimpleName(), String.valueOf(failure.getMessage()));
    }

    /** The error of the cluster inside an IOException of a stream, or one that says what this machine could not do. */
    public static PanalException of(IOException failure) {
        return failure.getCause() instanceof PanalException known
                ? known
                : new LocalFailure(LocalFile.reason(failure), failure);
    }
}
