package panal.cliente.console.command.operator;

import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells all about the cluster. */
@Command(
        name = "report",
        description = "Shows all there is to know of the cluster: nodes, space, safety, healing, metadata.",
        footer = {"", "Example: panal report", "         panal report --json"})
final class Report extends ClusterCommand {
    @Option(names = "--json", description = "one JSON object a line; \"type\" says of what")
    private boolean json;

    Report(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        ClusterReport report = panal().report();
        if (json) {
            new ReportJson(report).lines().forEach(this::line);
            return 0;
        }
        ReportText text = new ReportText(report, screen(), shell().clock().millis());
        screen().table(text.cluster());
        line("");
        screen().table(text.nodes());
        text.remarks().forEach(this::line);
        return 0;
    }
}
