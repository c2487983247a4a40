package panal.cliente.console.command;

import java.util.List;
import java.util.Locale;
import panal.cliente.console.command.operator.Space;
import panal.cliente.console.command.operator.StateText;
import panal.cliente.console.output.Screen;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.Failure;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.Shell;
import panal.cliente.console.words.Texts;
import panal.protocol.config.VersionText;
import panal.protocol.error.PanalException;
import panal.protocol.value.Address;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;

/** The console's first line: where it is connected, and how the cluster feels. */
final class Greeting {
    private Greeting() {}

    /** Logs in and looks. */
    static String of(Shell shell, Choice choice) {
        Texts texts = shell.screen().texts();
        try {
            String user = shell.open(choice).user();
            Front front = shell.front(choice);
            return text(front.registry(), user, front.status(), shell.screen());
        } catch (PanalException failure) {
            return texts.text("terminal.greeting.alone", Failure.text(failure, texts));
        }
    }

    static String text(Address registry, String user, ClusterStatus status, Screen screen) {
        String version = VersionText.line();
        return screen.texts()
                .text(
                        "terminal.greeting",
                        version.substring(0, version.indexOf(',')),
                        registry,
                        user,
                        feeling(status, screen));
    }

    private static String feeling(ClusterStatus status, Screen screen) {
        List<NodeStatus> there = Space.reachable(status);
        if (there.isEmpty() || !status.takesWrites()) {
            return new StateText(screen).of(status);
        }
        Texts texts = screen.texts();
        boolean safe = status.blocksAtRisk() == 0 && status.blocksUnreadable() == 0;
        String blocks = safe
                ? texts.text("terminal.blocks.safe")
                : texts.counted(
                        "terminal.blocks.lacking",
                        status.blocksAtRisk(),
                        texts.counted("cluster.unreadable", status.blocksUnreadable()));
        return texts.counted(
                "terminal.nodes", there.size(), size(Space.of(there).free()), blocks);
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
