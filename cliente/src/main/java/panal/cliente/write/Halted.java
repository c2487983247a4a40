package panal.cliente.write;

import panal.protocol.error.PanalException;

/** The upload cannot go on, whichever DataNode is asked: its source failed, or somebody stopped it. */
final class Halted extends Exception {
    private static final long serialVersionUID = 1;

    private final PanalException reason;

    Halted(PanalException reason) {
        super(reason.getMessage(), reason);
        this.reason = reason;
    }

    PanalException reason() {
        return reason;
    }
}
