package panal.cliente.console.command.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.cliente.Panal;
import panal.cliente.console.input.TimeSpan;
import panal.cliente.console.output.Moment;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStake;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Announces that a DataNode will be away for a while. */
@Command(
        name = "maintenance",
        description = "Announces that a DataNode will be away for a while: nothing is copied because of that.",
        footer = {
            "",
            "It gets no new blocks meanwhile. What is still away when the time is over counts as dead.",
            "Example: panal maintenance datanode-2 --for 30m",
            "         panal maintenance datanode-2 --end"
        })
final class Maintenance extends ClusterCommand {
    @Parameters(arity = "1", paramLabel = "NODE", description = "the DataNode, as nodes lists it")
    private List<String> node = new ArrayList<>();

    @Option(names = "--for", paramLabel = "TIME", description = "how long, such as 90s, 30m, 2h or 1d")
    private Optional<String> time = Optional.empty();

    @Option(names = "--end", description = "it is over")
    private boolean end;

    Maintenance(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        NodeName name = NodeWord.parse(node);
        if (end == time.isPresent()) {
            throw new InvalidInput("how long? maintenance " + name + " --for 30m, or --end");
        }
        if (!end) {
            length();
        }
    }

    /** The longest absence is the NameNode's to judge. */
    @Override
    public boolean isJudgedElsewhere() {
        return true;
    }

    private Duration length() throws InvalidInput {
        return TimeSpan.parse(time.orElse(""));
    }

    @Override
    public Integer call() throws PanalException {
        NodeName name = NodeWord.parse(node);
        Panal panal = panal();
        if (end) {
            panal.operator().endMaintenance(name);
            say("cluster.maintenance.ended", name);
            return 0;
        }
        panal.operator().maintenance(name, length());
        NodeStake stake = panal.operator().stake(name);
        say(
                "cluster.maintenance.until",
                name,
                Moment.exactly(stake.untilMillis(), shell().clock().getZone()));
        if (stake.onlyHere() > 0) {
            message(texts().counted("cluster.maintenance.only-there", stake.onlyHere()));
        }
        return 0;
    }
}
