package panal.cliente.console.input;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Standard input, as bytes or as lines, never both: the lines are read ahead.
 *
 * @param attended whether a person sits there who can answer
 */
public record StandardInput(InputStream bytes, BufferedReader lines, boolean attended) {
    /** Of these bytes; the lines are UTF-8. */
    public static StandardInput of(InputStream bytes, boolean attended) {
        return new StandardInput(
                bytes, new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)), attended);
    }
}
