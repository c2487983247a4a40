package panal.cliente.console.command;

import java.io.IOException;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** What an exception says to a person. */
final class Failure {
    private Failure() {}

    /** One line. */
    static String text(Throwable failure) {
        if (failure instanceof PanalException known) {
            String message = known.getMessage();
            return message == null ? known.getClass().getSimpleName() : message;
        }
        if (failure instanceof IOException local) {
            return LocalFile.reason(local);
        }
        return "unexpected " + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                + "; please report it with what -v shows";
    }

    /** The error of the cluster inside an IOException of a stream, or one that says what this machine could not do. */
    static PanalException of(IOException failure) {
        return failure.getCause() instanceof PanalException known
                ? known
                : new LocalFailure(LocalFile.reason(failure), failure);
    }
}
