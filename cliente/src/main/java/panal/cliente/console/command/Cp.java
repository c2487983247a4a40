package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies inside the cluster. */
@Command(
        name = "cp",
        description = "Copies files inside the cluster; a copy has its source's replication and block size.",
        footer = {"", "Example: panal cp -r /docs /backup"})
final class Cp extends ClusterCommand {
    @Parameters(arity = "2..*", paramLabel = "PATH", description = "what to copy, and at the end where to")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = {"-r", "-R"},
            description = "directories with all that is in them")
    private boolean recursive;

    @Mixin
    private Overwriting overwriting = new Overwriting();

    @Mixin
    private WriteOptions write = new WriteOptions();

    Cp(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        List<String> sources = paths.subList(0, paths.size() - 1);
        Target target = Target.of(panal, shell().directory().typed(paths.get(paths.size() - 1)), sources.size() > 1);
        Attempts attempts = new Attempts(screen(), choice().verbose());
        CopiesNote copies = new CopiesNote();
        for (String source : sources) {
            attempts.attempt(() -> copy(panal, panal.stat(path(source)), target, attempts, copies));
        }
        copies.tell(screen());
        return attempts.exitCode();
    }

    private void copy(Panal panal, FileStatus source, Target target, Attempts attempts, CopiesNote copies)
            throws PanalException {
        FilePath from = source.path();
        FilePath to = target.pathFor(from.name());
        if (from.equals(to)) {
            throw new InvalidInput(from + " cannot be copied to itself");
        }
        if (!source.isDirectory()) {
            copyFile(panal, source, to, copies);
            return;
        }
        if (!recursive) {
            throw new InvalidInput(from + " is a directory; -r copies it with all that is in it");
        }
        if (to.isAtOrBelow(from)) {
            throw new InvalidInput(from + " cannot be copied into itself, to " + to);
        }
        new RemoteTree(panal, attempts).walk(source, (status, depth) -> {
            FilePath at = FilePath.parse(below(
                    to,
                    status.path()
                            .text()
                            .substring(from.isRoot() ? 0 : from.text().length())));
            if (status.isDirectory()) {
                panal.makeDirectory(at, true);
            } else {
                copyFile(panal, status, at, copies);
            }
            return true;
        });
    }

    private static String below(FilePath top, String rest) {
        return top.isRoot() ? (rest.isEmpty() ? "/" : rest) : top.text() + rest;
    }

    private void copyFile(Panal panal, FileStatus source, FilePath to, CopiesNote copies) throws PanalException {
        UploadOptions options = write.over(
                UploadOptions.DEFAULT.withReplication(source.replication()).withBlockSize(source.blockSize()));
        copies.add(overwriting.run(
                shell(),
                to.text(),
                overwrite -> panal.copy(source.path(), to, options.withOverwrite(overwrite), Progress.NONE)));
    }
}
