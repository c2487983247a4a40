package panal.namenode;

import java.time.Duration;
import panal.namenode.balance.BalanceSettings;
import panal.namenode.membership.Timing;
import panal.namenode.service.cluster.ClusterSettings;
import panal.protocol.config.OnOff;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine.Option;

/** How long the NameNode waits before it believes something; a picocli mixin. All in milliseconds. */
final class PatienceOptions {
    @Option(
            names = "--suspect-after",
            paramLabel = "MS",
            defaultValue = "5000",
            description = "silence after which a node gets no new block (${DEFAULT-VALUE})")
    private long suspectAfter;

    @Option(
            names = "--dead-after",
            paramLabel = "MS",
            defaultValue = "10000",
            description = "silence after which a node is not asked any more (${DEFAULT-VALUE})")
    private long deadAfter;

    @Option(
            names = "--heal-after",
            paramLabel = "MS",
            defaultValue = "30000",
            description = "how long a node is dead before its copies are made again elsewhere (${DEFAULT-VALUE})")
    private long healAfter;

    @Option(
            names = "--planned-stop-grace",
            paramLabel = "MS",
            defaultValue = "600000",
            description = "the same for a node that was stopped on purpose (${DEFAULT-VALUE})")
    private long plannedStopGrace;

    @Option(
            names = "--safe-mode-wait",
            paramLabel = "MS",
            defaultValue = "60000",
            description = "how long safe mode waits for missing nodes after the last newcomer (${DEFAULT-VALUE})")
    private long safeModeWait;

    @Option(
            names = "--orphan-delay",
            paramLabel = "MS",
            defaultValue = "3600000",
            description = "how long a replica that nobody owns is kept (${DEFAULT-VALUE})")
    private long orphanDelay;

    @Option(
            names = "--hold-time",
            paramLabel = "MS",
            defaultValue = "60000",
            description = "how long a path is held for a client that is silent (${DEFAULT-VALUE})")
    private long holdTime;

    @Option(
            names = "--upload-expiry",
            paramLabel = "MS",
            defaultValue = "86400000",
            description = "how long the blocks of an upload are kept whose client is gone (${DEFAULT-VALUE})")
    private long uploadExpiry;

    @Option(
            names = "--session-idle",
            paramLabel = "MS",
            defaultValue = "1800000",
            description = "how long a session lives without a call (${DEFAULT-VALUE})")
    private long sessionIdle;

    @Option(
            names = "--auto-balance",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "whether blocks are moved by themselves when nodes are filled unevenly (${DEFAULT-VALUE})")
    private OnOff autoBalance = OnOff.ON;

    ClusterSettings settings() throws InvalidInput {
        try {
            return new ClusterSettings(
                    new Timing(
                            Duration.ofMillis(suspectAfter),
                            Duration.ofMillis(deadAfter),
                            Duration.ofMillis(healAfter),
                            Duration.ofMillis(plannedStopGrace)),
                    positive("--safe-mode-wait", safeModeWait),
                    positive("--orphan-delay", orphanDelay),
                    positive("--hold-time", holdTime),
                    positive("--upload-expiry", uploadExpiry),
                    positive("--session-idle", sessionIdle),
                    BalanceSettings.DEFAULT.withAutomatic(autoBalance == OnOff.ON));
        } catch (IllegalArgumentException contradiction) {
            throw new InvalidInput(String.valueOf(contradiction.getMessage()));
        }
    }

    private static Duration positive(String option, long millis) throws InvalidInput {
        if (millis < 1) {
            throw new InvalidInput(option + " " + millis + " is not positive; give milliseconds");
        }
        return Duration.ofMillis(millis);
    }
}
