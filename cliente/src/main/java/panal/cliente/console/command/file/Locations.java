package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import panal.cliente.Panal;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells which block of a file is on which nodes. */
@Command(
        name = "locations",
        description = "Shows which block of a file is on which DataNodes.",
        footer = {"", "Example: panal locations /docs/film.mkv"})
final class Locations extends ClusterCommand {
    private static final int PAGE = 1_000;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "of which files")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Locations(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths) {
            attempts.attempt(() -> print(panal, path(typed)));
        }
        return attempts.exitCode();
    }

    private void print(Panal panal, FilePath path) throws PanalException {
        List<LocatedBlock> page = new ArrayList<>();
        if (!json && paths.size() > 1) {
            line(screen().name(path.text()) + ":");
        }
        panal.locations(path, block -> {
            if (json) {
                line(asJson(path, block));
                return;
            }
            page.add(block);
            if (page.size() == PAGE) {
                flush(page);
            }
        });
        flush(page);
    }

    private void flush(List<LocatedBlock> page) {
        Table table = Table.of("rrrl");
        for (LocatedBlock block : page) {
            String gone = block.gone().isEmpty()
                    ? ""
                    : " " + text("files.locations.gone", String.join(" ", names(block.gone())));
            String there = block.replicas().isEmpty()
                    ? text("files.locations.nowhere")
                    : String.join(" ", names(block.replicas()));
            table.row(
                    Integer.toString(block.index()),
                    block.block().toString(),
                    Long.toString(block.sum().length()),
                    there + gone);
        }
        screen().table(table);
        page.clear();
    }

    private static String asJson(FilePath path, LocatedBlock block) {
        return new JsonLine()
                .add("path", path.text())
                .add("index", block.index())
                .add("block", block.block().number())
                .add("length", block.sum().length())
                .add("replicas", names(block.replicas()))
                .add("gone", names(block.gone()))
                .add("offset", block.offset())
                .toString();
    }

    private static List<String> names(List<NodeName> nodes) {
        return nodes.stream().map(NodeName::text).collect(Collectors.toList());
    }
}
