package panal.cluster.campaign;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A failure with all that led to it, as text for a file. */
final class StackText {
    private StackText() {}

    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
