package panal.protocol.error;

/** Bytes do not match their checksum. */
public final class CorruptBlock extends PanalException {
    private static final long serialVersionUID = 1;

    public CorruptBlock(String message) {
        super(message);
    }
}
