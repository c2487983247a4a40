package panal.cliente.console.command.file;

import java.util.List;
import panal.cliente.console.shell.Listed;
import panal.cliente.console.shell.Operands;

/** The commands about files and directories, as the catalog lists them. */
public final class FileCommands {
    public static final List<Listed> ALL = List.of(
            new Listed(Ls.class, Operands.REMOTE, "ls", "dir"),
            new Listed(Delete.class, Operands.REMOTE, "delete", "rm"),
            new Listed(Mkdir.class, Operands.REMOTE, "mkdir"),
            new Listed(Mv.class, Operands.REMOTE, "mv"),
            new Listed(Cat.class, Operands.REMOTE, "cat"),
            new Listed(Head.class, Operands.REMOTE, "head"),
            new Listed(Tail.class, Operands.REMOTE, "tail"),
            new Listed(Stat.class, Operands.REMOTE, "stat"),
            new Listed(Find.class, Operands.REMOTE, "find"),
            new Listed(Tree.class, Operands.REMOTE, "tree"),
            new Listed(Watch.class, Operands.REMOTE, "watch"),
            new Listed(Du.class, Operands.REMOTE, "du"),
            new Listed(Checksum.class, Operands.REMOTE, "checksum"),
            new Listed(Locations.class, Operands.REMOTE, "locations"));

    private FileCommands() {}
}
