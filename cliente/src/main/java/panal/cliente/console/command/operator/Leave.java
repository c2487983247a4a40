package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.cliente.Panal;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Moment;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.NodeName;
import panal.protocol.value.Undertaking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a DataNode's blocks copied to others, after which nobody needs it. */
@Command(
        name = "leave",
        description = "Has a DataNode's blocks copied to others, after which it has left and can be stopped.",
        footer = {
            "",
            "What cannot be done is refused with the reason. report shows how far it is, stay takes it back.",
            "Example: panal leave datanode-2 --wait"
        })
final class Leave extends ClusterCommand {
    @Parameters(arity = "1", paramLabel = "NODE", description = "the DataNode, as nodes lists it")
    private List<String> node = new ArrayList<>();

    @Option(names = "--wait", description = "until it has left, with a line whenever something changes")
    private boolean wait;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Leave(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        NodeWord.parse(node);
    }

    @Override
    public Integer call() throws PanalException {
        NodeName name = NodeWord.parse(node);
        Panal panal = panal();
        panal.operator().leave(name);
        if (wait) {
            return awaitLeft(panal, name);
        }
        tell(name, "leaving", Optional.empty(), text("cluster.leaving", name));
        return 0;
    }

    private int awaitLeft(Panal panal, NodeName name) throws PanalException {
        String shown = "";
        while (true) {
            ClusterReport report = panal.reportToWaiter();
            String state = state(report, name);
            if (state.equals("left")) {
                tell(name, state, Optional.empty(), text("cluster.left", name));
                return 0;
            }
            Optional<Undertaking> leaving = report.undertakings().stream()
                    .filter(undertaking -> undertaking.what().equals("leave " + name))
                    .findFirst();
            if (leaving.isEmpty() && !state.equals("leaving")) {
                tell(name, state, leaving, text("cluster.leave.ended", name, texts().sentence(state)));
                return 1;
            }
            String stage =
                    leaving.map(each -> each.done() + " " + each.detail()).orElse(shown);
            if (!stage.equals(shown)) {
                tell(name, state, leaving, name + leaving.map(this::progress).orElse(""));
                shown = stage;
            }
            Poll.pause();
        }
    }

    /** For a program at once, as it waits for it. */
    private void tell(NodeName name, String state, Optional<Undertaking> leaving, String text) {
        if (!json) {
            message(text);
            return;
        }
        JsonLine object = new JsonLine().add("node", name.text()).add("state", state);
        leaving.ifPresent(each -> object.add("done", each.done())
                .add("total", each.total())
                .add("leftMs", each.millisLeft())
                .add("detail", each.detail()));
        line(object.toString());
        screen().flush();
    }

    private static String state(ClusterReport report, NodeName name) {
        return report.status().nodes().stream()
                .filter(each -> each.name().equals(name))
                .map(each -> each.state())
                .findFirst()
                .orElse("unknown");
    }

    private String progress(Undertaking leaving) {
        String rest =
                leaving.millisLeft() > 0 ? ", " + text("cluster.about-left", Moment.span(leaving.millisLeft())) : "";
        String why = leaving.detail().isEmpty() ? "" : "; " + texts().told(leaving.detail());
        return ": " + texts().counted("cluster.leave.done", leaving.total(), leaving.done()) + rest + why;
    }
}
