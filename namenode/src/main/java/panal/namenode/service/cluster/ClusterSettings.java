package panal.namenode.service.cluster;

import java.time.Duration;
import panal.namenode.balance.BalanceSettings;
import panal.namenode.membership.Timing;

/**
 * How patient the NameNode is.
 *
 * @param safeModeWait how long safe mode waits after the last newcomer
 * @param orphanDelay how long a replica that nobody owns is kept; longer than any client may be silent in an upload
 * @param holdTime how long a path is held for an upload without a call of its client
 * @param uploadExpiry how long an upload of several blocks is kept without a call of its client
 * @param sessionIdle how long a session lives without a call
 * @param balance how evenly nodes are filled, and whether that goes by itself
 */
public record ClusterSettings(
        Timing timing,
        Duration safeModeWait,
        Duration orphanDelay,
        Duration holdTime,
        Duration uploadExpiry,
        Duration sessionIdle,
        BalanceSettings balance) {
    public static final ClusterSettings DEFAULT = new ClusterSettings(
            Timing.DEFAULT,
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofSeconds(60),
            Duration.ofHours(1),
            Duration.ofMinutes(30),
            BalanceSettings.DEFAULT);
}
