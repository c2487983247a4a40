package panal.cliente.console.command.operator;

import panal.cliente.console.output.JsonLine;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.words.Texts;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows blocks that belong to no file and are kept, or gives them up. */
@Command(
        name = "orphans",
        description = {
            "Shows how many blocks belong to no file and are kept, because metadata was lost.",
            "After a rescue, or when an old journal was accepted, a DataNode or disk may come back with blocks of files that"
                    + " nobody knows of any more. They are kept until --delete says otherwise; namenode rescue makes files of"
                    + " them. Without such a loss, blocks that belong to no file are deleted by themselves."
        },
        footer = {"", "Asks first. Example: panal orphans", "                    panal orphans --delete"})
final class Orphans extends ClusterCommand {
    @Option(names = "--delete", description = "have them deleted in an hour, and those that come back later too")
    private boolean delete;

    @Option(names = "-y", description = "yes to the question; needed where nobody can be asked")
    private boolean yes;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    Orphans(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        long kept = panal().report().keptBlocks();
        if (!delete) {
            line(json ? new JsonLine().add("keptBlocks", kept).toString() : shown(kept, texts()));
            return 0;
        }
        if (!yes && !agreed(kept)) {
            return 1;
        }
        long released = panal().operator().releaseOrphans();
        if (json) {
            line(new JsonLine().add("releasedBlocks", released).toString());
            return 0;
        }
        message(texts().counted("cluster.orphans.released", released));
        return 0;
    }

    private boolean agreed(long kept) {
        return shell().questions()
                .confirmed(
                        texts().counted("cluster.orphans.question", kept, shown(kept, texts())),
                        text("cluster.orphans.unasked", shown(kept, texts())));
    }

    static String shown(long kept, Texts texts) {
        return kept == 0 ? texts.text("cluster.orphans.none") : texts.counted("cluster.orphans.kept", kept);
    }
}
