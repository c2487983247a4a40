package panal.protocol.rmi;

import java.io.IOException;

/** A call did not begin on the connection that RMI took for it: no byte of it went out, so it may be made again. */
final class NothingSent extends IOException {
    private static final long serialVersionUID = 1;

    NothingSent() {
        super("another connection to the peer has failed since this one was used");
    }
}
