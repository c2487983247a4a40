package panal.protocol.error;

/** An order or a token comes from a NameNode that has been replaced, or from an old copy of its data. */
public final class StaleEpoch extends PanalException {
    private static final long serialVersionUID = 1;

    public StaleEpoch(String message) {
        super(message);
    }
}
