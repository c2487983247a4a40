package panal.cliente.console.command.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import panal.cliente.Panal;
import panal.cliente.console.command.transfer.RemoteTree;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Orders blocks to be verified. */
@Command(
        name = "scrub",
        description = {
            "Has a DataNode read all its blocks and check them, or all nodes their copies of files.",
            "Returns when that is ordered; panal report shows how far it is. A copy with wrong bytes is replaced by a good"
                    + " one, and fsck tells of it until then. Nodes do this by themselves too, all the time and slowly."
        },
        footer = {"", "Example: panal scrub datanode-3", "         panal scrub /docs"})
final class Scrub extends ClusterCommand {
    private static final Pattern NODE = Pattern.compile("datanode-[1-9][0-9]{0,5}");

    @Parameters(
            arity = "1..*",
            paramLabel = "NODE|PATH",
            description = "nodes, files and directories; ./datanode-3 is a file of that name")
    private List<String> targets = new ArrayList<>();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Scrub(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String target : targets) {
            attempts.attempt(() -> told(
                    target,
                    NODE.matcher(target).matches()
                            ? panal.operator().scrub(new NodeName(target))
                            : scrub(panal, path(target), attempts)));
        }
        return attempts.exitCode();
    }

    private long scrub(Panal panal, FilePath path, Attempts attempts) throws PanalException {
        FileStatus top = panal.stat(path);
        long[] copies = {0};
        new RemoteTree(panal, attempts).walk(top, (status, depth) -> {
            if (!status.isDirectory()) {
                copies[0] += panal.operator().scrubFile(status.path());
            }
            return true;
        });
        return copies[0];
    }

    private void told(String target, long copies) {
        if (json) {
            line(new JsonLine().add("target", target).add("copies", copies).toString());
        } else {
            line(texts().counted("cluster.scrub", copies, screen().name(target)));
        }
    }
}
