package panal.cliente.console.command.transfer;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.write.UploadOptions;
import panal.cliente.write.Uploaded;
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

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    /** One such command at work. */
    private record Copying(Panal panal, Attempts attempts, ProgressBoard board, CopiesNote copies, Tally tally) {}

    Cp(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        write.requireUsable();
        progress.requireUsable();
    }

    @Override
    public Integer call() throws PanalException {
        Panal panal = panal();
        List<String> sources = paths.subList(0, paths.size() - 1);
        Target target = Target.of(panal, shell().directory().typed(paths.get(paths.size() - 1)), sources.size() > 1);
        Attempts attempts = new Attempts(screen(), choice().verbose());
        CopiesNote copies = new CopiesNote();
        Tally tally = new Tally(shell().clock().millis());
        try (ProgressBoard board = progress.board(shell())) {
            Copying copying = new Copying(panal, attempts, board, copies, tally);
            if (recursive || sources.size() > 1) {
                sources.forEach(source -> board.expect(count -> RemoteCensus.take(panal, path(source), count)));
            }
            for (String source : sources) {
                attempts.attempt(() -> copy(copying, panal.stat(path(source)), target));
            }
            copies.tell(screen());
            tally.tell(
                    screen(),
                    "transfer.copied",
                    attempts.failures(),
                    shell().clock().millis(),
                    board.finish());
        }
        return attempts.exitCode();
    }

    private void copy(Copying copying, FileStatus source, Target target) throws PanalException {
        FilePath from = source.path();
        FilePath to = target.pathFor(from.name());
        if (from.equals(to)) {
            throw new InvalidInput(from + " cannot be copied to itself");
        }
        if (!source.isDirectory()) {
            copyFile(copying, source, to);
            return;
        }
        if (!recursive) {
            throw new InvalidInput(from + " is a directory; -r copies it with all that is in it");
        }
        if (to.isAtOrBelow(from)) {
            throw new InvalidInput(from + " cannot be copied into itself, to " + to);
        }
        new RemoteTree(copying.panal(), copying.attempts()).walk(source, (status, depth) -> {
            FilePath at = FilePath.parse(below(
                    to,
                    status.path()
                            .text()
                            .substring(from.isRoot() ? 0 : from.text().length())));
            if (status.isDirectory()) {
                copying.panal().makeDirectory(at, true);
            } else {
                copyFile(copying, status, at);
            }
            return true;
        });
    }

    private static String below(FilePath top, String rest) {
        return top.isRoot() ? (rest.isEmpty() ? "/" : rest) : top.text() + rest;
    }

    private void copyFile(Copying copying, FileStatus source, FilePath to) throws PanalException {
        UploadOptions options = write.over(
                UploadOptions.DEFAULT.withReplication(source.replication()).withBlockSize(source.blockSize()));
        Uploaded copied = copying.board()
                .transfer(
                        source.path().text(),
                        to.text(),
                        source.length(),
                        moved -> overwriting.run(shell(), to.text(), overwrite -> copying.panal()
                                .copy(source.path(), to, options.withOverwrite(overwrite), moved)));
        copying.copies().add(copied);
        copying.tally().add(copied.status().length());
    }
}
