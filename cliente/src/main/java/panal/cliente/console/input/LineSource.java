package panal.cliente.console.input;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where command lines and answers to questions come from: a pipe, or a person before an editor. */
public interface LineSource extends Closeable {
    /** The next line, behind a prompt if a person sits there; empty at the end. An interrupted line is an empty one. */
    Optional<String> line(String prompt) throws IOException;

    /** What the person answers; empty where there is no answer. The question ends in a blank. */
    Optional<String> answer(String question) throws IOException;

    /** Whether a person sits there who can answer. */
    boolean attended();

    /** Columns of the screen before which the person sits. */
    int columns();

    @Override
    void close() throws IOException;
}
