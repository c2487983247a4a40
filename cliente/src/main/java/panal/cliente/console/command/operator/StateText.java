package panal.cliente.console.command.operator;

import java.util.List;
import panal.cliente.console.output.Paint;
import panal.cliente.console.output.Screen;
import panal.cliente.console.words.Texts;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;

/** How the cluster is, in a few words for people. */
public final class StateText {
    private final Screen screen;

    public StateText(Screen screen) {
        this.screen = screen;
    }

    public String of(ClusterStatus status) {
        List<NodeStatus> there = Space.reachable(status);
        if (!status.safeMode().isEmpty()) {
            return screen.texts().text("cluster.safe-mode", said(status.safeMode()));
        }
        if (there.isEmpty()) {
            return screen.texts().text("cluster.no-nodes");
        }
        return status.takesWrites() ? screen.texts().text("cluster.takes-writes") : said(status.whyNoWrites());
    }

    /** A DataNode's state in its colour. */
    String painted(String state, Paint paint) {
        String text = said(state);
        return switch (state) {
            case "live" -> paint.good(text);
            case "dead" -> paint.bad(text);
            default -> paint.passing(text);
        };
    }

    String safety(ClusterStatus status) {
        if (status.blocksAtRisk() == 0 && status.blocksUnreadable() == 0) {
            return screen.texts().text("cluster.all-copies");
        }
        Texts texts = screen.texts();
        return texts.counted(
                "cluster.lacking-copies",
                status.blocksAtRisk(),
                texts.counted("cluster.unreadable", status.blocksUnreadable()));
    }

    String holds(ClusterStatus status) {
        Texts texts = screen.texts();
        return texts.text(
                "cluster.holds",
                texts.counted("files.files", status.files()),
                texts.counted("files.directories", status.directories()),
                texts.counted("cluster.blocks", status.blocks()));
    }

    /** What a server says, such as a state or a reason, in the person's language where it is known. */
    String said(String english) {
        return screen.name(screen.texts().told(english));
    }
}
