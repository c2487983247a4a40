package panal.protocol.value;

import java.io.Serializable;

/**
 * How evenly the DataNodes are to be filled, and how fast.
 *
 * @param threshold percentage points that a node's used fraction may differ from the cluster's, above 0, at most 100
 * @param bytesPerSecond that all moves together may take, at least 1
 */
public record BalanceRequest(double threshold, long bytesPerSecond) implements Serializable {
    private static final long serialVersionUID = 1;

    public static final double THRESHOLD = 5;
    public static final long BYTES_PER_SECOND = 50L << 20;

    public BalanceRequest {
        if (!(threshold > 0 && threshold <= 100)) {
            throw new IllegalArgumentException(
                    "a threshold of " + threshold + " percentage points; it is above 0 and at most 100");
        }
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("a bandwidth of " + bytesPerSecond + " bytes a second; at least 1");
        }
    }
}
