package panal.bench.growth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import panal.bench.measure.Round;
import panal.bench.report.Figures;
import panal.bench.report.Row;
import panal.bench.report.Unit;
import panal.bench.system.ClientProcess;
import panal.bench.system.Directories;
import panal.cliente.Panal;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;
import panal.protocol.value.Limits;
import panal.protocol.value.NamePattern;

/**
 * What more files cost a NameNode: its heap, its start from the log and from a snapshot, listing the directory that all of
 * them are in, single look-ups there, and searching it. Heap and starts are measured without files too, and heap for each
 * file is what is above that.
 */
final class FilesGrowth {
    private static final Row FROM_LOG = Row.of("start to first answer, from the log", Unit.SECONDS);
    private static final Row FROM_SNAPSHOT = Row.of("start to first answer, from a snapshot", Unit.SECONDS);
    private static final Row HEAP = Row.of("heap of the NameNode, live objects", Unit.MIB);
    private static final Row HEAP_EACH = Row.of("heap for each file, without copies", Unit.BYTES);
    private static final Row LIST = Row.of("list the directory of all files", Unit.MILLISECONDS);
    private static final Row LIST_RATE = Row.of("list, entries", Unit.PER_SECOND);
    private static final Row STAT = Row.of("stat in that directory, 1 client", Unit.PER_SECOND);
    private static final Row FIND = Row.of("find one of all files by a pattern", Unit.MILLISECONDS);
    private static final Row FIND_FIRST = Row.of("find all files, first page", Unit.MILLISECONDS);
    private static final int LOOK_UPS = 2_000;

    private final Path work;
    private final int basePort;
    private final Figures figures;

    FilesGrowth(Path work, int basePort, Figures figures) {
        this.work = work;
        this.basePort = basePort;
        this.figures = figures;
    }

    /** The table's column for so many files. */
    static String column(int count) {
        return count == 0 ? "no files" : String.format(Locale.ROOT, "%,d files", count);
    }

    /** Measures a NameNode without files, and then with each of {@code counts}. */
    void run(List<Integer> counts, List<Round> rounds) throws IOException, PanalException {
        List<Integer> all = new ArrayList<>(List.of(0));
        all.addAll(counts);
        long empty = 0;
        for (int count : all) {
            Path home = work.resolve("files");
            Directories.delete(home);
            try (LoneNameNode nameNode = new LoneNameNode(home, basePort)) {
                nameNode.stop(nameNode.start());
                long bytes = grow(nameNode, count, rounds);
                empty = count == 0 ? bytes : empty;
                if (count > 0) {
                    record(rounds.get(0), HEAP_EACH, count, (bytes - empty) / (double) count);
                }
            } finally {
                Directories.delete(home);
            }
        }
    }

    /** Answers the bytes of live objects. */
    private long grow(LoneNameNode nameNode, int count, List<Round> rounds) throws IOException, PanalException {
        ManyFiles files = new ManyFiles(nameNode.journal());
        if (count > 0) {
            files.addToLog(count);
        }
        long bytes = 0;
        for (Round round : rounds) {
            LoneNameNode.Running running = nameNode.start();
            record(round, FROM_LOG, count, running.seconds());
            bytes = nameNode.liveBytes(running);
            record(round, HEAP, count, bytes / (double) (1 << 20));
            if (count > 0) {
                ask(nameNode, count, round);
                find(nameNode, count, round);
            }
            nameNode.stop(running);
        }
        files.writeSnapshot();
        for (Round round : rounds) {
            LoneNameNode.Running running = nameNode.start();
            record(round, FROM_SNAPSHOT, count, running.seconds());
            nameNode.stop(running);
        }
        return bytes;
    }

    private void ask(LoneNameNode nameNode, int count, Round round) throws IOException {
        try (ClientProcess client = nameNode.client()) {
            client.ask("list", ManyFiles.DIRECTORY, 1, count);
            double seconds = client.ask("list", ManyFiles.DIRECTORY, 1, count) / 1e9;
            record(round, LIST, count, seconds * 1000);
            record(round, LIST_RATE, count, count / seconds);
            int files = Math.min(count, LOOK_UPS);
            client.ask("stat-small", 1, ManyFiles.DIRECTORY, files);
            record(round, STAT, count, files / (client.ask("stat-small", 1, ManyFiles.DIRECTORY, files) / 1e9));
        }
    }

    private void find(LoneNameNode nameNode, int count, Round round) throws PanalException {
        try (Panal panal = nameNode.panal()) {
            FindTest test = FindTest.ANYTHING.named(new NamePattern("*" + (count - 1), false));
            for (boolean counts : List.of(false, true)) {
                List<FoundFile> found = new ArrayList<>();
                long began = System.nanoTime();
                panal.search().find(FilePath.ROOT, test, false, found::add, closed -> {});
                double millis = (System.nanoTime() - began) / 1e6;
                if (found.size() != 1) {
                    throw new IllegalStateException(found.size() + " files with the last one's name");
                }
                if (counts) {
                    record(round, FIND, count, millis);
                }
            }
            long began = System.nanoTime();
            panal.search().page(new FindQuery(FilePath.ROOT, "", Limits.PAGE_ENTRIES, FindTest.ANYTHING, false));
            record(round, FIND_FIRST, count, (System.nanoTime() - began) / 1e6);
        }
    }

    private void record(Round round, Row row, int count, double value) {
        round.record(figures, row, column(count), value);
    }
}
