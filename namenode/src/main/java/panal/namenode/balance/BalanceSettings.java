package panal.namenode.balance;

import panal.protocol.value.BalanceRequest;

/**
 * How balancing goes.
 *
 * @param automatic whether it begins by itself
 * @param gently the goal and the speed when it began by itself
 * @param gentlyAtOnce moves at a time then
 * @param atOnce moves at a time when somebody asked for it
 */
public record BalanceSettings(boolean automatic, BalanceRequest gently, int gentlyAtOnce, int atOnce) {
    public static final BalanceSettings DEFAULT = new BalanceSettings(true, new BalanceRequest(10, 10L << 20), 2, 16);

    /** The same, with or without the gentle balancing. */
    public BalanceSettings withAutomatic(boolean on) {
        return new BalanceSettings(on, gently, gentlyAtOnce, atOnce);
    }
}
