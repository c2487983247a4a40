package panal.protocol.value;

import java.io.Serializable;

/**
 * A point in a DataNode's own history: which start of the process, and how many changes to its stock since. Orders
 * receipts, heartbeats and stock reports of one node among each other.
 */
public record ReportPoint(long incarnation, long sequence) implements Serializable, Comparable<ReportPoint> {
    private static final long serialVersionUID = 1;

    public ReportPoint {
        if (incarnation < 1 || sequence < 0) {
            throw new IllegalArgumentException("report point " + incarnation + "/" + sequence + " is out of range");
        }
    }

    @Override
    public int compareTo(ReportPoint other) {
        int byIncarnation = Long.compare(incarnation, other.incarnation);
        return byIncarnation != 0 ? byIncarnation : Long.compare(sequence, other.sequence);
    }
}
