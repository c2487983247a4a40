package panal.namenode;

import java.time.Duration;
import panal.protocol.config.RunningService;
import panal.protocol.config.ServiceBody;
import panal.protocol.config.ServiceContext;
import panal.protocol.config.ServiceMain;
import panal.protocol.config.ServiceOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code namenode rescue}: makes a lost metadata directory anew from what the DataNodes have, and ends. */
@Command(
        name = "namenode rescue",
        sortOptions = false,
        description = {
            "Makes lost metadata anew from what the DataNodes have, into an empty metadata directory, and ends. The name"
                    + " server and the DataNodes have to run, the NameNode must not. Takes the NameNode's options too."
        })
final class RescueMain implements ServiceBody {
    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "0",
            description = "how many DataNodes the cluster has: nothing is written before all of them have reported")
    private int nodes = RescueWishes.ANY;

    @Option(
            names = "--quiet",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "without --nodes: how long nobody new may have come; with it: how long to wait for the rest"
                    + " (${DEFAULT-VALUE}); a DataNode that reads its blocks is waited for")
    private int quiet = 30;

    @Option(
            names = "--without-failed-disks",
            description = "write though DataNodes have failed data directories; what is only there is in no file then,"
                    + " and kept")
    private boolean withoutFailedDisks;

    @Option(
            names = "--without-unreadable",
            description = "write though no DataNode can read the headers of some blocks; they are in no file then, and"
                    + " kept")
    private boolean withoutUnreadable;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    /** For its options: settings of the NameNode are no surprise to a rescue. */
    @Mixin
    private final Main server = new Main();

    static void run(String[] arguments) {
        ServiceMain.run(NameNodeProcess.NAME, new RescueMain(), arguments);
    }

    @Override
    public ServiceOptions options() {
        return server.options();
    }

    @Override
    public String service() {
        return NameNodeProcess.NAME;
    }

    @Override
    public RunningService start(ServiceContext context) throws PanalException {
        RescueWishes wishes = new RescueWishes(
                nodes,
                Duration.ofSeconds(quiet),
                withoutFailedDisks,
                withoutUnreadable,
                json,
                server.plan(context).directories());
        return RescueProcess.start(context, options(), wishes);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        server.requireUsable();
        if (nodes < 0 || quiet < 1) {
            throw new InvalidInput("--nodes " + nodes + " or --quiet " + quiet + " is not positive");
        }
        if (server.acceptsLoss()) {
            throw new InvalidInput(
                    "--accept-loss goes on with an old journal, and a rescue makes a new one: leave it out");
        }
    }
}
