package panal.cliente.console.command.transfer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import panal.cliente.Panal;
import panal.cliente.console.input.TypedPath;
import panal.cliente.console.progress.ProgressBoard;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.LocalFile;
import panal.cliente.console.shell.RootCommand;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings files of this machine into the cluster. */
@Command(
        name = "upload",
        description = "Brings files of this machine into the cluster; they appear there when they are whole.",
        footer = {
            "",
            "Examples: panal upload report.pdf /docs",
            "          panal upload -r photos music /media",
            "          panal upload -c big.iso /images",
            "          pg_dump shop | panal upload - /backup/shop.sql"
        })
final class Upload extends ClusterCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "files, - for standard input; at the end where to, else the current directory")
    private List<String> operands = new ArrayList<>();

    @Option(
            names = {"-r", "-R"},
            description = "directories with all that is in them; follows links")
    private boolean recursive;

    @Option(
            names = "-c",
            description = "goes on where an earlier upload stopped; what is there already is checked, not sent")
    private boolean continued;

    @Option(names = "-p", description = "makes the directories above the target")
    private boolean parents;

    @Option(
            names = "--times",
            description = "keeps the files' times of last modification; else it is when they are whole")
    private boolean times;

    @Option(names = "-j", paramLabel = "N", description = "so many files at once, 1 to 64; else 4")
    private int parallel = 4;

    @Mixin
    private Overwriting overwriting = new Overwriting();

    @Mixin
    private WriteOptions write = new WriteOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    Upload(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        Parallel.check(parallel);
        write.requireUsable();
        progress.requireUsable();
        if (!sources().contains("-")) {
            return;
        }
        if (operands.size() != 2) {
            throw new InvalidInput(
                    "standard input goes alone and needs a name: upload - /path/name (a file of that name is ./-)");
        }
        if (continued) {
            throw new InvalidInput("-c needs a file to go on with; standard input is none");
        }
        shell().requireFreeInput();
    }

    @Override
    public Integer call() throws PanalException {
        boolean alone = operands.size() == 1;
        List<String> sources = sources();
        Panal panal = panal();
        TypedPath typed = shell().directory().typed(alone ? "." : operands.get(operands.size() - 1));
        boolean several = alone || sources.size() > 1;
        if (parents && (several || typed.asDirectory())) {
            panal.makeDirectory(typed.path(), true);
        }
        Target target = Target.of(panal, typed, several);
        Attempts attempts = new Attempts(screen(), choice().verbose());
        UploadOptions options = write.over(UploadOptions.DEFAULT)
                .withParents(parents)
                .withTimes(times)
                .withKept(true)
                .withContinued(continued);
        try (ProgressBoard board = progress.board(shell());
                TransferPool pool = pool(sources, attempts)) {
            expect(board, sources);
            Uploading uploading = new Uploading(shell(), panal, overwriting, options, attempts, pool, board);
            for (String source : sources) {
                attempts.attempt(() -> upload(uploading, source, target));
            }
            pool.finish();
            uploading.tell();
        }
        return attempts.exitCode();
    }

    /** What stands before the target, which a line with one word leaves out. */
    private List<String> sources() {
        return operands.size() == 1 ? operands : operands.subList(0, operands.size() - 1);
    }

    private TransferPool pool(List<String> sources, Attempts attempts) {
        return recursive || sources.size() > 1
                ? new TransferPool(parallel, attempts)
                : TransferPool.ofNoThreads(attempts);
    }

    /** One file alone is all that there is to show; of more, somebody may want to know how many and how much. */
    private void expect(ProgressBoard board, List<String> sources) {
        if (recursive || sources.size() > 1) {
            for (String source : sources) {
                board.expect(count -> LocalCensus.take(shell().local().resolve(source), recursive, count));
            }
        }
    }

    private void upload(Uploading uploading, String source, Target target) throws PanalException {
        if (source.equals("-")) {
            if (target.isDirectory()) {
                throw new InvalidInput(target.path() + " is a directory; standard input needs a file's name in it");
            }
            uploading.standardInput(target.path());
            return;
        }
        Path file = shell().local().resolve(source);
        if (!Files.exists(file)) {
            throw new LocalFailure(file + ": no such file or directory on this machine");
        }
        FilePath to = target.pathFor(target.isDirectory() ? nameOf(file) : "");
        if (!Files.isDirectory(file)) {
            uploading.file(file, to);
        } else if (recursive) {
            uploading.tree(file, to, parents);
        } else {
            throw new InvalidInput(file + " is a directory; -r uploads it with all that is in it");
        }
    }

    /** The name that a source has in a directory: none for {@code .} and {@code ..}, whose contents are meant. */
    private static String nameOf(Path file) throws InvalidInput {
        String last = LocalFile.name(file);
        return last.equals(".") || last.equals("..") ? "" : last;
    }
}
