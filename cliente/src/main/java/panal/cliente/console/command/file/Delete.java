package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.console.shell.SizeText;
import panal.protocol.error.DirectoryNotEmpty;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deletes files and directories. */
@Command(
        name = "delete",
        description = "Deletes files and directories, after a question.",
        footer = {"", "Example: panal delete -r -y /docs/old"})
final class Delete extends ClusterCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "what to delete")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = {"-r", "-R"},
            description = "directories with all that is in them")
    private boolean recursive;

    @Option(names = "-y", description = "yes to every question; needed where nobody can be asked")
    private boolean yes;

    @Option(names = "-f", description = "yes to every question, and content when there is nothing to delete")
    private boolean force;

    Delete(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        for (String typed : paths) {
            attempts.attempt(() -> delete(panal, path(typed), attempts));
        }
        return attempts.exitCode();
    }

    private void delete(Panal panal, FilePath path, Attempts attempts) throws PanalException {
        try {
            if (yes || force || agreed(panal, path, attempts)) {
                panal.delete(path, recursive);
            }
        } catch (NotFound nothing) {
            if (!force) {
                throw nothing;
            }
        }
    }

    private boolean agreed(Panal panal, FilePath path, Attempts attempts) throws PanalException {
        FileStatus status = panal.stat(path);
        String what = path.text() + (status.isDirectory() ? contents(panal, path) : "");
        boolean agreed =
                shell().questions().confirmed(text("files.delete.question", what), text("files.delete.unasked", what));
        if (!agreed && !shell().questions().possible()) {
            attempts.refused();
        }
        return agreed;
    }

    private String contents(Panal panal, FilePath path) throws PanalException {
        Usage usage = panal.usage(path);
        // Whether the root of what is counted counts itself is the NameNode's business; a file below surely counts.
        boolean empty = usage.files() == 0 && usage.directories() <= 1;
        if (!recursive && usage.files() > 0) {
            throw new DirectoryNotEmpty(path.text());
        }
        return " "
                + (empty
                        ? text("files.delete.empty")
                        : text(
                                "files.delete.contents",
                                texts().counted("files.files", usage.files()),
                                SizeText.of(usage.length(), texts())));
    }
}
