package panal.cliente.console.command.transfer;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.output.Screen;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.sync.Rest;
import panal.cliente.console.sync.Rule;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one directory like another, from this machine to the cluster or back. */
@Command(
        name = "sync",
        description = {
            "Makes a directory of the cluster like one of this machine, or with --back the other way round.",
            "Copies what differs in size or in time by more than a second, and gives copies the times of their sources."
        },
        footer = {
            "",
            "Examples: panal sync photos /media/photos",
            "          panal sync --delete --dry-run photos /media/photos",
            "          panal sync --back --exclude '*.tmp' --exclude cache/ /media/photos photos"
        })
final class Sync extends ClusterCommand {
    @Parameters(
            arity = "2",
            paramLabel = "LOCAL REMOTE",
            hideParamSyntax = true,
            description = "what is to be copied and where to: directories; with --back REMOTE LOCAL")
    private List<String> operands = new ArrayList<>();

    @Option(names = "--back", description = "from the cluster to this machine")
    private boolean back;

    @Option(names = "--delete", description = "when all is copied, deletes what the source does not have")
    private boolean delete;

    @Option(
            names = {"-n", "--dry-run"},
            description = "changes nothing, prints what would be done")
    private boolean dry;

    @Option(names = "--checksum", description = "compares files of one size by their sums, not by their times")
    private boolean bySum;

    @Option(
            names = "--exclude",
            paramLabel = "PATTERN",
            description = "leaves names alone on both sides; with a slash in it a path, at its end directories only")
    private List<String> exclude = new ArrayList<>();

    @Option(names = "-y", description = "yes to every question")
    private boolean yes;

    @Option(names = "-j", paramLabel = "N", description = "so many files at once, 1 to 64; else 8")
    private int parallel = 8;

    @Mixin
    private WriteOptions write = new WriteOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    Sync(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        Parallel.check(parallel);
        write.requireUsable();
        progress.requireUsable();
        Exclusions.of(exclude);
        if (operands.size() != 2) {
            throw new InvalidInput(
                    "sync takes two directories, what and where to: LOCAL REMOTE, or --back REMOTE LOCAL");
        }
    }

    @Override
    public Integer call() throws PanalException {
        Exclusions exclusions = Exclusions.of(exclude);
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        CopiesNote copies = new CopiesNote();
        SyncReport report =
                new SyncReport(screen(), progress.json(), dry, shell().clock().millis());
        Forecast forecast = new Forecast();
        try (ProgressBoard board = progress.board(shell());
                TransferPool pool = new TransferPool(parallel, attempts)) {
            board.expect(forecast::take);
            board.afterStop(() -> text("sync.goes-on"));
            Route taken = route(panal, exclusions, attempts, board, copies);
            Route route = dry ? new RouteUntaken(taken) : taken;
            new Syncing(
                            route,
                            new Rule(bySum, delete),
                            dry,
                            attempts,
                            pool,
                            report,
                            rest -> consents(route, rest, attempts),
                            forecast)
                    .run(screen());
            copies.tell(screen());
            report.tellPrograms(attempts.failures());
            report.tell(attempts.failures(), shell().clock().millis(), board.finish());
        } finally {
            forecast.end();
        }
        return attempts.exitCode();
    }

    private Route route(Panal panal, Exclusions exclusions, Attempts attempts, ProgressBoard board, CopiesNote copies)
            throws PanalException {
        String from = operands.get(0);
        String to = operands.get(1);
        UploadOptions options = write.over(UploadOptions.DEFAULT);
        return back
                ? new RouteBack(panal, path(from), shell().local().resolve(to), exclusions, bySum, attempts, board)
                : new RouteThere(
                        panal,
                        shell().local().resolve(from),
                        path(to),
                        options,
                        exclusions,
                        bySum,
                        attempts,
                        board,
                        uploaded -> {
                            copies.add(uploaded);
                            Continuation.tellWhatItWasBegunWith(screen(), options, uploaded);
                        });
    }

    /** A source with nothing in it is often one that is not mounted; and a person is asked when much would go. */
    private boolean consents(Route route, Rest rest, Attempts attempts) {
        int many = rest.deletions().size();
        boolean empty = rest.sources() == 0;
        boolean asks =
                empty || (2L * many > rest.targets() && shell().questions().possible());
        if (yes || !asks) {
            return true;
        }
        String what = texts().counted("sync.what", rest.targets(), many, route.targetName());
        String why = text(empty ? "sync.source-empty" : "sync.source-lacks", route.sourceName());
        boolean agreed;
        try (Screen.Pause typing = screen().pause()) {
            agreed = shell().questions().confirmed(text("sync.question", why, what), text("sync.unasked", why, what));
        }
        if (!agreed && !shell().questions().possible()) {
            attempts.refused();
        }
        return agreed;
    }
}
