package panal.cliente.console.command;

import java.util.List;
import panal.cliente.console.output.Paint;
import panal.cliente.console.output.Screen;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;

/** How the cluster is, in a few words for people. */
final class StateText {
    private final Screen screen;

    StateText(Screen screen) {
        this.screen = screen;
    }

    String of(ClusterStatus status) {
        List<NodeStatus> there = Space.reachable(status);
        if (!status.safeMode().isEmpty()) {
            return "safe mode: " + screen.name(status.safeMode());
        }
        if (there.isEmpty()) {
            return "no DataNode answers: nothing can be read or written";
        }
        return status.takesWrites() ? "takes writes" : screen.name(status.whyNoWrites());
    }

    /** A DataNode's state in its colour. */
    static String painted(String state, Paint paint) {
        return switch (state) {
            case "live" -> paint.good(state);
            case "dead" -> paint.bad(state);
            default -> paint.passing(state);
        };
    }

    static String safety(ClusterStatus status) {
        if (status.blocksAtRisk() == 0 && status.blocksUnreadable() == 0) {
            return "every block has all its copies";
        }
        return HealthText.counted(status.blocksAtRisk(), "block") + " at risk, " + status.blocksUnreadable()
                + " unreadable; panal fsck names the files";
    }
}
