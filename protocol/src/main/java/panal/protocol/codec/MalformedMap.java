package panal.protocol.codec;

import java.io.IOException;

/** Bytes are no map of the kind that was expected; the message says in what way. */
public final class MalformedMap extends IOException {
    private static final long serialVersionUID = 1;

    MalformedMap(String message) {
        super(message);
    }
}
