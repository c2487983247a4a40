package panal.protocol.value;

import java.io.Serializable;

/**
 * Who may give orders: the number of the NameNode's start and its last durable transaction. A DataNode keeps the highest
 * it has heard and refuses what is older.
 */
public record Epoch(long number, long transaction) implements Serializable, Comparable<Epoch> {
    private static final long serialVersionUID = 1;

    /** Before any NameNode was heard. */
    public static final Epoch NONE = new Epoch(0, 0);

    public Epoch {
        if (number < 0 || transaction < 0) {
            throw new IllegalArgumentException("epoch " + number + "/" + transaction + " is negative");
        }
    }

    @Override
    public int compareTo(Epoch other) {
        int byNumber = Long.compare(number, other.number);
        return byNumber != 0 ? byNumber : Long.compare(transaction, other.transaction);
    }

    @Override
    public String toString() {
        return number + "/" + transaction;
    }
}
