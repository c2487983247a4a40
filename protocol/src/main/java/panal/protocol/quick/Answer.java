package panal.protocol.quick;

import java.io.DataOutputStream;
import java.io.IOException;

/** Writes what is in an answer. */
interface Answer {
    Answer NOTHING = out -> {};

    void writeTo(DataOutputStream out) throws IOException;
}
