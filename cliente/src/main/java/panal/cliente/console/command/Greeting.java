package panal.cliente.console.command;

import java.util.List;
import java.util.Locale;
import panal.protocol.config.VersionText;
import panal.protocol.error.PanalException;
import panal.protocol.value.Address;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;

/** The console's first line: where it is connected, and how the cluster feels. */
final class Greeting {
    private static final String END = "; help lists the commands";

    private Greeting() {}

    /** Logs in and looks. */
    static String of(Shell shell, Choice choice) {
        try {
            String user = shell.open(choice).user();
            Front front = shell.front(choice);
            return text(front.registry(), user, front.status(), new StateText(shell.screen()));
        } catch (PanalException failure) {
            return Failure.text(failure) + END;
        }
    }

    static String text(Address registry, String user, ClusterStatus status, StateText state) {
        String version = VersionText.line();
        return version.substring(0, version.indexOf(',')) + " at " + registry + " as " + user + ": "
                + feeling(status, state) + END;
    }

    private static String feeling(ClusterStatus status, StateText state) {
        List<NodeStatus> there = Space.reachable(status);
        if (there.isEmpty() || !status.takesWrites()) {
            return state.of(status);
        }
        boolean safe = status.blocksAtRisk() == 0 && status.blocksUnreadable() == 0;
        String blocks = safe
                ? "all blocks safe"
                : HealthText.counted(status.blocksAtRisk(), "block") + " at risk, " + status.blocksUnreadable()
                        + " unreadable (fsck tells more)";
        return HealthText.counted(there.size(), "DataNode") + ", "
                + size(Space.of(there).free()) + " free, " + blocks;
    }

    /** As sentences have it: {@code 12.3 GB}, in powers of 1,024. */
    static String size(long bytes) {
        String[] units = {"bytes", "KB", "MB", "GB", "TB", "PB", "EB"};
        int unit = 0;
        double value = bytes;
        while (value >= 1024 && unit + 1 < units.length) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", value)) + " " + units[unit];
    }
}
