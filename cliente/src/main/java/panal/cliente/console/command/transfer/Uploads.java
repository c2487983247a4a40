package panal.cliente.console.command.transfer;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.UnfinishedUpload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists uploads that are not complete, or gives one up. */
@Command(
        name = "uploads",
        description = {
            "Lists uploads that are not complete, also those that run: your own, for a superuser everybody's.",
            "One that was stopped is kept for a while, so that upload -c or sync goes on with it; until then it takes"
                    + " space. Uploads of a single block are not listed, as there is nothing to go on with."
        },
        footer = {"", "Examples: panal uploads /backup", "          panal uploads --abandon /backup/shop.sql"})
final class Uploads extends ClusterCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "PATH",
            description = "only those at and below it; else all",
            defaultValue = "/")
    private String below = "/";

    @Option(names = "--abandon", description = "gives up the upload to PATH, and ends a client that is at it")
    private boolean abandon;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Uploads(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (abandon && below.equals("/")) {
            throw new InvalidInput("uploads --abandon needs the path that the upload goes to");
        }
    }

    @Override
    public Integer call() throws PanalException {
        FilePath from = path(below);
        if (abandon) {
            return abandon(from);
        }
        if (json) {
            panal().unfinished().list(from, upload -> line(asJson(upload)));
            return 0;
        }
        Table table = Table.of("rlll");
        List<UnfinishedUpload> all = of(from);
        all.forEach(upload -> table.row(
                HumanSize.of(upload.bytes()),
                state(upload),
                upload.user(),
                upload.path().text()));
        screen().table(table);
        return 0;
    }

    private List<UnfinishedUpload> of(FilePath from) throws PanalException {
        List<UnfinishedUpload> all = new ArrayList<>();
        panal().unfinished().list(from, all::add);
        return all;
    }

    private int abandon(FilePath path) throws PanalException {
        List<UnfinishedUpload> all =
                of(path).stream().filter(upload -> upload.path().equals(path)).toList();
        if (all.isEmpty()) {
            throw NotFound.unfinishedUpload(path.text());
        }
        for (UnfinishedUpload upload : all) {
            panal().unfinished().discard(upload.upload());
            tellGivenUp(upload);
        }
        return 0;
    }

    private void tellGivenUp(UnfinishedUpload upload) {
        if (json) {
            line(asJson(upload));
        } else {
            message(text("transfer.unfinished.given-up", upload.path(), upload.user(), HumanSize.of(upload.bytes())));
        }
    }

    private String state(UnfinishedUpload upload) {
        return upload.client().isEmpty()
                ? text("transfer.unfinished.kept", Moment.span(Math.max(0, upload.keptMillis())))
                : text("transfer.unfinished.runs", upload.client());
    }

    private static String asJson(UnfinishedUpload upload) {
        return new JsonLine()
                .add("path", upload.path().text())
                .add("user", upload.user())
                .add("bytes", upload.bytes())
                .add("blockSize", upload.blockSize())
                .add("keptMs", upload.keptMillis())
                .add("client", upload.client())
                .toString();
    }
}
