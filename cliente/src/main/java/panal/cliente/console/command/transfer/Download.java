package panal.cliente.console.command.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.LocalFile;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.read.DownloadOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings files of the cluster to this machine. */
@Command(
        name = "download",
        description = "Brings files of the cluster to this machine; they appear here when they are whole and verified.",
        footer = {
            "",
            "Examples: panal download /docs/report.pdf",
            "          panal download -r /media /mnt/copy",
            "          panal download -c /images/big.iso",
            "          panal download /backup/shop.sql - | psql shop"
        })
final class Download extends ClusterCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description =
                    "what; at the end where to on this machine, - for standard output, else the current directory")
    private List<String> operands = new ArrayList<>();

    @Option(
            names = {"-r", "-R"},
            description = "directories with all that is in them")
    private boolean recursive;

    @Option(
            names = "-c",
            description = "goes on where an earlier download stopped; what is here already is checked, not fetched")
    private boolean continued;

    @Option(names = "--times", description = "keeps the files' times of last modification; else it is now")
    private boolean times;

    @Option(names = "-j", paramLabel = "N", description = "so many files at once, 1 to 64; else 4")
    private int parallel = 4;

    @Mixin
    private Overwriting overwriting = new Overwriting();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    Download(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        Parallel.check(parallel);
        progress.requireUsable();
        boolean toStandardOutput =
                operands.size() > 1 && operands.get(operands.size() - 1).equals("-");
        if (toStandardOutput && progress.json()) {
            throw new InvalidInput("--json goes where the file should go, to standard output; download to a name");
        }
        if (toStandardOutput && continued) {
            throw new InvalidInput("-c needs a file to go on with; standard output is none");
        }
    }

    @Override
    public Integer call() throws PanalException {
        boolean alone = operands.size() == 1;
        List<String> sources = alone ? operands : operands.subList(0, operands.size() - 1);
        String to = alone ? "." : operands.get(operands.size() - 1);
        Panal panal = panal();
        Attempts attempts = new Attempts(screen(), choice().verbose());
        if (to.equals("-")) {
            return toStandardOutput(panal, sources, attempts);
        }
        Path target = shell().local().resolve(to);
        boolean intoDirectory = Files.isDirectory(target);
        if (!intoDirectory && (sources.size() > 1 || to.endsWith("/"))) {
            throw new LocalFailure(target + ": has to be a directory that is there on this machine");
        }
        try (ProgressBoard board = progress.board(shell());
                TransferPool pool = pool(sources, attempts)) {
            expect(panal, board, sources);
            board.afterStop(() -> text("transfer.download-goes-on"));
            DownloadOptions options = DownloadOptions.DEFAULT
                    .withKept(true)
                    .withContinued(continued)
                    .withTimes(times);
            Downloading downloading = new Downloading(shell(), panal, overwriting, attempts, pool, board, options);
            for (String source : sources) {
                attempts.attempt(() -> download(downloading, panal.stat(path(source)), target, intoDirectory));
            }
            pool.finish();
            downloading.tell();
        }
        return attempts.exitCode();
    }

    /** Shows bars only if the bytes go elsewhere than to the terminal. */
    private int toStandardOutput(Panal panal, List<String> sources, Attempts attempts) throws PanalException {
        try (ProgressBoard board = screen().isTerminal() ? progress.none() : progress.board(shell())) {
            expect(panal, board, sources);
            for (String source : sources) {
                attempts.attempt(() -> print(panal, panal.stat(path(source)), board));
            }
            board.finish();
        }
        return attempts.exitCode();
    }

    private void print(Panal panal, FileStatus source, ProgressBoard board) throws PanalException {
        board.transfer(source.path().text(), "-", source.length(), shown -> {
            Bytes.copy(panal, source, screen().bytes(), shown);
            return source;
        });
    }

    private TransferPool pool(List<String> sources, Attempts attempts) {
        return recursive || sources.size() > 1
                ? new TransferPool(parallel, attempts)
                : TransferPool.ofNoThreads(attempts);
    }

    /** One file alone is all that there is to show; of more, somebody may want to know how many and how much. */
    private void expect(Panal panal, ProgressBoard board, List<String> sources) {
        if (recursive || sources.size() > 1) {
            sources.forEach(source -> board.expect(count -> RemoteCensus.take(panal, path(source), count)));
        }
    }

    private void download(Downloading downloading, FileStatus source, Path target, boolean intoDirectory)
            throws PanalException {
        String name = source.path().name();
        Path to = intoDirectory && !name.isEmpty() ? LocalFile.in(target, name) : target;
        if (!source.isDirectory()) {
            downloading.file(source, to);
        } else if (recursive) {
            downloading.tree(source, to);
        } else {
            throw new InvalidInput(source.path() + " is a directory; -r downloads it with all that is in it");
        }
    }
}
