package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.command.transfer.Overwriting;
import panal.cliente.console.command.transfer.Target;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Moves and renames. */
@Command(
        name = "mv",
        description = "Renames a file or directory, or moves several into a directory.",
        footer = {"", "Example: panal mv /docs/draft.txt /docs/final.txt"})
final class Mv extends ClusterCommand {
    @Parameters(arity = "2..*", paramLabel = "PATH", description = "what to move, and at the end where to")
    private List<String> paths = new ArrayList<>();

    @Mixin
    private Overwriting overwriting = new Overwriting();

    Mv(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        List<String> sources = paths.subList(0, paths.size() - 1);
        Target target = Target.of(panal, shell().directory().typed(paths.get(paths.size() - 1)), sources.size() > 1);
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String source : sources) {
            attempts.attempt(() -> move(panal, path(source), target));
        }
        return attempts.exitCode();
    }

    private void move(Panal panal, FilePath from, Target target) throws PanalException {
        FilePath to = target.pathFor(from.name());
        if (from.equals(to)) {
            throw new InvalidInput(from + " cannot be moved to itself");
        }
        overwriting.<Boolean>run(shell(), to.text(), overwrite -> {
            try {
                panal.rename(from, to);
            } catch (AlreadyExists there) {
                if (!overwrite
                        || panal.stat(to).isDirectory()
                        || panal.stat(from).isDirectory()) {
                    throw there;
                }
                panal.delete(to, false);
                panal.rename(from, to);
            }
            return true;
        });
    }
}
