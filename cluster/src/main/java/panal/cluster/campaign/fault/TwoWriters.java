package panal.cluster.campaign.fault;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.workload.Content;
import panal.cluster.workload.Ledger;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/** Clients that write the same names, while the NameNode and a DataNode die. */
final class TwoWriters implements Fault {
    private static final int WRITERS = 2;
    private static final int PATHS = 4;
    private static final int ROUNDS = 12;
    private static final UploadOptions OPTIONS =
            UploadOptions.DEFAULT.withBlockSize(1 << 20).withOverwrite(true);

    @Override
    public String name() {
        return "two-writers";
    }

    @Override
    public String proves() {
        return "two clients overwrite the same four files while the NameNode and a DataNode are killed: each file is one"
                + " that somebody wrote, as a whole, and never a mixture";
    }

    @Override
    public int clients() {
        return 0;
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }

    @Override
    public void strike(Stage stage) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            ConcurrentLinkedQueue<Written> attempts = new ConcurrentLinkedQueue<>();
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(stage.random().nextLong());
                running.add(writers.submit(() -> {
                    write(stage, random, attempts);
                    return random;
                }));
            }
            stage.cluster().await("some files are written", () -> attempts.size() > ROUNDS / 2);
            stage.cluster().nameNode().kill();
            stage.cluster().nameNode().start();
            stage.node(0).kill();
            stage.node(0).start();
            for (Future<?> writer : running) {
                writer.get();
            }
            stage.cluster().awaitLive(stage.cluster().dataNodes().size());
            stage.add(whatIsThere(stage, attempts));
        } finally {
            writers.shutdownNow();
        }
    }

    /** Somebody's whole file, acknowledged or not. */
    private record Written(String path, Content content) {}

    private static void write(Stage stage, Random random, ConcurrentLinkedQueue<Written> attempts)
            throws PanalException {
        try (Panal panal = stage.cluster().client()) {
            for (int round = 0; round < ROUNDS; round++) {
                String path = "/contested-" + random.nextInt(PATHS);
                Content content = Content.file(random.nextInt(3 << 20), random.nextLong());
                attempts.add(new Written(path, content));
                try {
                    panal.upload(Source.stream(content.open(), path), new FilePath(path), OPTIONS, Progress.NONE);
                } catch (PanalException heldOrUnknown) {
                    // The other one had the path, or somebody was dead: what is there is judged in the end.
                }
            }
        }
    }

    /** A ledger of what stands there now, all of which must be what somebody wrote. */
    private static Ledger whatIsThere(Stage stage, Iterable<Written> attempts) throws PanalException, IOException {
        List<String> lines = new ArrayList<>();
        try (Panal panal = stage.cluster().client()) {
            List<FilePath> paths = new ArrayList<>();
            panal.list(FilePath.ROOT, status -> {
                if (!status.isDirectory()) {
                    paths.add(status.path());
                }
            });
            for (FilePath path : paths) {
                Content content = contentOf(panal, path, attempts);
                lines.add("asked CREATE " + path + " " + path + " " + content.length() + " " + content.seed());
                lines.add("done");
            }
        }
        return Ledger.of(lines);
    }

    private static Content contentOf(Panal panal, FilePath path, Iterable<Written> attempts)
            throws PanalException, IOException {
        long length = panal.stat(path).length();
        for (Written written : attempts) {
            if (written.path().equals(path.text()) && written.content().length() == length) {
                try (InputStream bytes = panal.read(path, 0, Long.MAX_VALUE)) {
                    if (written.content().matches(bytes)) {
                        return written.content();
                    }
                }
            }
        }
        throw new AssertionError(path + " of " + length + " bytes is nothing that anybody wrote");
    }
}
