package panal.cliente.console.command.operator;

import java.util.Locale;
import java.util.Optional;
import panal.cliente.ClusterOperator;
import panal.cliente.Panal;
import panal.cliente.console.input.ByteSize;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.BalanceRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Evens out how full the DataNodes are. */
@Command(
        name = "balance",
        description = "Moves blocks until all DataNodes are about equally full.",
        footer = {
            "",
            "Each block is copied first, then its surplus copy goes. Healing comes first.",
            "Example: panal balance --threshold 5 --wait"
        })
final class Balance extends ClusterCommand {
    @Option(
            names = "--threshold",
            paramLabel = "POINTS",
            description = "how far each node's used percentage may be from the cluster's; else 5")
    private Optional<String> threshold = Optional.empty();

    @Option(names = "--bandwidth", paramLabel = "SIZE", description = "bytes a second for all moves; else 50M")
    private Optional<String> bandwidth = Optional.empty();

    @Option(names = "--wait", description = "until it is done, with a line whenever something changes")
    private boolean wait;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--stop", description = "ends it; what is on its way may still arrive")
    private boolean stop;

    Balance(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        request();
    }

    @Override
    public Integer call() throws PanalException {
        BalanceRequest request = request();
        Panal panal = panal();
        ClusterOperator operator = panal.operator();
        if (stop) {
            BalanceProgress ended = operator.endBalance();
            tell(ended, text("cluster.balance.ends") + moved(ended));
            return 0;
        }
        BalanceProgress progress = operator.balance(request);
        if (wait) {
            return awaitEnd(panal, progress);
        }
        tell(progress, progress.atWork() ? text("cluster.balance.begun", told(progress)) : told(progress));
        return 0;
    }

    private BalanceRequest request() throws InvalidInput {
        try {
            return new BalanceRequest(
                    threshold.map(Double::parseDouble).orElse(BalanceRequest.THRESHOLD),
                    bandwidth.isPresent() ? ByteSize.parse(bandwidth.get()) : BalanceRequest.BYTES_PER_SECOND);
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput("\"" + threshold.orElse("") + "\" is no threshold; one looks like 5 or 2.5");
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidInput(String.valueOf(outOfRange.getMessage()));
        }
    }

    private int awaitEnd(Panal panal, BalanceProgress begun) throws PanalException {
        BalanceProgress progress = begun;
        String shown = "";
        while (progress.atWork() && !progress.automatic()) {
            String line = told(progress);
            if (!line.equals(shown)) {
                tell(progress, line);
                shown = line;
            }
            Poll.pause();
            progress = panal.report().balance();
        }
        tell(progress, told(progress));
        return progress.phase().equals("done") ? 0 : 1;
    }

    /** For a program at once, as it waits for it. */
    private void tell(BalanceProgress progress, String text) {
        if (json) {
            line(ReportJson.balance(progress).toString());
            screen().flush();
        } else {
            message(text);
        }
    }

    private String told(BalanceProgress progress) {
        String spread = String.format(Locale.ROOT, "%.1f", progress.spread());
        String why = texts().sentence(progress.why());
        return switch (progress.phase()) {
            case "done" -> text("cluster.balance.done", why) + moved(progress);
            case "stuck" -> text("cluster.balance.stuck", why) + moved(progress);
            case "waiting" -> text("cluster.balance.waits", why);
            case "moving" ->
                text("cluster.balance.moving", spread, HumanSize.of(progress.leftBytes())) + moved(progress);
            default ->
                text("cluster.balance.is", texts().sentence(progress.phase())) + (why.isEmpty() ? "" : ", " + why);
        };
    }

    private String moved(BalanceProgress progress) {
        return "; "
                + texts().counted("cluster.balance.moved", progress.movedBlocks(), HumanSize.of(progress.movedBytes()));
    }
}
