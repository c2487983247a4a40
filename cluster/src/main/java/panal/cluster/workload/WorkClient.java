package panal.cluster.workload;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/**
 * One client that works in a directory of its own, one operation after the other. What fails in whatever way is entered as
 * doubtful and told to {@link Complaints}; bytes that are wrong, and files that are gone, are violations at once. For one
 * thread.
 */
final class WorkClient {
    /** More than this, and files are removed rather than made. */
    private static final long BYTES_MAX = 12L << 20;

    private final Panal panal;
    private final String directory;
    private final Ledger ledger;
    private final Complaints complaints;
    private final UploadOptions options;
    private final Random random;
    private int names;

    WorkClient(
            Panal panal, String directory, Ledger ledger, Complaints complaints, UploadOptions options, Random random) {
        this.panal = panal;
        this.directory = directory;
        this.ledger = ledger;
        this.complaints = complaints;
        this.options = options;
        this.random = random;
    }

    /** Works until {@code stop} says so, which it is asked between operations. */
    void run(BooleanSupplier stop) {
        while (!stop.getAsBoolean()) {
            if (ledger.directories().isEmpty()) {
                names++;
                change(Operation.makeDirectory(directory + (names == 1 ? "" : "-" + names)));
            } else {
                step();
            }
        }
    }

    private void step() {
        int choice = random.nextInt(100);
        boolean full = ledger.bytes() > BYTES_MAX;
        List<String> files = ledger.files();
        if (files.isEmpty() || (choice < 40 && !full)) {
            change(Operation.write(Operation.Kind.CREATE, newPath("f"), newContent()));
        } else if (choice < 50) {
            change(Operation.write(Operation.Kind.OVERWRITE, any(files), newContent()));
        } else if (choice < 60) {
            change(Operation.rename(any(files), newPath("r")));
        } else if (choice < 66) {
            changeDirectories();
        } else if (choice < 80 || full) {
            change(Operation.delete(any(files)));
        } else {
            read(any(files));
        }
    }

    private void changeDirectories() {
        List<String> movable = ledger.directories().stream()
                .filter(path -> path.indexOf('/', 1) > 0 && ledger.sure(path))
                .toList();
        int choice = random.nextInt(4);
        if (movable.isEmpty() || choice < 2) {
            change(Operation.makeDirectory(newPath("d")));
        } else if (choice == 2) {
            change(Operation.delete(any(movable)));
        } else {
            // Beside where it is, so that it never moves into itself.
            String path = any(movable);
            change(Operation.rename(path, path.substring(0, path.lastIndexOf('/')) + "/m" + names++));
        }
    }

    private void change(Operation operation) {
        ledger.ask(operation);
        try {
            perform(operation);
            ledger.done();
        } catch (PanalException failure) {
            ledger.unknown();
            complaints.error(operation.text() + ": " + failure);
        }
    }

    private void perform(Operation operation) throws PanalException {
        FilePath path = new FilePath(operation.path());
        switch (operation.kind()) {
            case CREATE -> upload(path, operation.content(), options);
            case OVERWRITE -> upload(path, operation.content(), options.withOverwrite(true));
            case MAKE_DIRECTORY -> panal.makeDirectory(path, false);
            case RENAME -> panal.rename(path, new FilePath(operation.to()));
            case DELETE -> panal.delete(path, true);
        }
    }

    private void upload(FilePath path, Content content, UploadOptions how) throws PanalException {
        panal.upload(Source.stream(content.open(), path.text()), path, how, Progress.NONE);
    }

    private void read(String path) {
        Content wanted = ledger.at(path).orElseThrow();
        try (InputStream found = panal.read(new FilePath(path), 0, Long.MAX_VALUE)) {
            if (wanted.matches(found)) {
                complaints.read();
            } else {
                complaints.violation(path + " gave wrong bytes to a reader");
            }
        } catch (PanalException | IOException failure) {
            complaints.failedRead(path, failure);
        }
    }

    /** Many small ones, some of several blocks, a few empty ones. */
    private Content newContent() {
        long length =
                switch (random.nextInt(10)) {
                    case 0 -> 0;
                    case 1, 2, 3, 4, 5 -> random.nextInt(64 * 1024);
                    case 6, 7, 8 -> random.nextInt(1024 * 1024);
                    default -> options.blockSize() * (1 + random.nextInt(3)) + random.nextInt(5);
                };
        return Content.file(length, random.nextLong());
    }

    private String newPath(String kind) {
        return any(ledger.directories()) + "/" + kind + names++;
    }

    private String any(List<String> paths) {
        return paths.get(random.nextInt(paths.size()));
    }
}
