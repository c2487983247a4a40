package panal.protocol.value;

import java.io.Serializable;

/**
 * A point between two changes.
 *
 * @param epoch of the NameNode whose word it is; another NameNode process knows nothing of it
 * @param transaction the last one before it
 */
public record ChangeMark(long epoch, long transaction) implements Serializable {
    private static final long serialVersionUID = 1;

    /** Behind all that has happened until somebody asks. */
    public static final ChangeMark NOW = new ChangeMark(0, 0);

    public ChangeMark {
        if (epoch < 0 || transaction < 0) {
            throw new IllegalArgumentException("mark " + epoch + "/" + transaction + " is negative");
        }
    }

    public boolean isNow() {
        return equals(NOW);
    }
}
