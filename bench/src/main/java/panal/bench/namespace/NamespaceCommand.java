package panal.bench.namespace;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import panal.bench.report.MarkdownTable;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.Namespace;
import panal.protocol.value.FileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The table of what files cost a NameNode. One process, no cluster. */
@Command(
        name = "namespace",
        mixinStandardHelpOptions = true,
        description = "Measures heap per file, restart, snapshot and listing; give the JVM about 3 GiB.")
public final class NamespaceCommand implements Callable<Integer> {
    private static final int PER_DIRECTORY = 1_000;
    private static final int PER_BATCH = 100;
    private static final int PAGE = 1_000;
    private static final int TRIALS = 200_000;
    private static final double MIB = 1 << 20;

    @Option(
            names = "--files",
            split = ",",
            defaultValue = "100000,1000000",
            description = "multiples of 1000 (${DEFAULT-VALUE})")
    private List<Integer> files = List.of(100_000, 1_000_000);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        for (int count : files) {
            if (count < PER_DIRECTORY || count % PER_DIRECTORY != 0) {
                throw new ParameterException(
                        spec.commandLine(), "--files " + count + " is no multiple of " + PER_DIRECTORY);
            }
        }
        MarkdownTable table = new MarkdownTable(List.of("files", "what", "figure"));
        for (int count : files) {
            heap(table, count);
            listing(table, count);
            restarts(table, count);
        }
        PrintWriter out = spec.commandLine().getOut();
        table.lines().forEach(out::println);
        out.flush();
        return 0;
    }

    private static void add(MarkdownTable table, int files, String what, String figure) {
        table.add(List.of(Integer.toString(files), what, figure));
    }

    private static void heap(MarkdownTable table, int count) throws Exception {
        HeapGrowth empty = new HeapGrowth(new MadeFiles(count, PER_DIRECTORY, 0));
        add(table, count, "heap, empty file", String.format("%.0f bytes", empty.ofNamespace()));
        MadeFiles made = new MadeFiles(count, PER_DIRECTORY, 1);
        HeapGrowth oneBlock = new HeapGrowth(made);
        double[] bytes = new double[2];
        Cost replay = Cost.of(() -> bytes[0] = oneBlock.ofNamespace());
        bytes[1] = oneBlock.ofBlockMap();
        add(table, count, "heap, file of one block", String.format("%.0f bytes", bytes[0]));
        add(table, count, "heap, its block with three copies", String.format("%.0f bytes", bytes[1]));
        add(table, count, "replay of its edit, in batches of 1000", replay.each(count));
        Namespace namespace = oneBlock.namespace();
        Random random = new Random(1);
        Cost find = Cost.of(() -> {
            for (int i = 0; i < TRIALS; i++) {
                require(namespace.find(made.path(random.nextInt(count))).isPresent());
            }
        });
        add(table, count, "look-up of a path, anywhere", find.each(TRIALS));
        Cost single = Cost.of(() -> {
            MadeFiles more = new MadeFiles(count + TRIALS, PER_DIRECTORY, 1);
            Namespace next = namespace;
            for (int i = 0; i < TRIALS; i++) {
                next = next.replayAll(List.of(more.file(random.nextInt(count))));
            }
            require(next.counts().files() >= count);
        });
        add(table, count, "replay of an edit by itself, anywhere", single.each(TRIALS));
    }

    private static void listing(MarkdownTable table, int count) throws Exception {
        HeapGrowth one = new HeapGrowth(new MadeFiles(count, count, 1));
        one.ofNamespace();
        FileId directory = new FileId(2);
        Cost all = Cost.of(() -> {
            String after = "";
            int seen = 0;
            for (List<Inode> page = one.namespace().list(directory, after, PAGE);
                    !page.isEmpty();
                    page = one.namespace().list(directory, after, PAGE)) {
                seen += page.size();
                after = page.get(page.size() - 1).name();
            }
            require(seen == count);
        });
        add(table, count, "all of one directory, in pages of 1000", all.seconds());
    }

    private static void restarts(MarkdownTable table, int count) throws Exception {
        Path directory = Files.createTempDirectory("panal-journal");
        try {
            Restarts restarts = new Restarts(directory);
            long log = restarts.writeLog(new MadeFiles(count, PER_DIRECTORY, 1), PER_BATCH);
            add(table, count, "log", String.format("%.0f MiB", log / MIB));
            add(
                    table,
                    count,
                    "start from the log",
                    Cost.of(() -> restarts.open(count)).seconds());
            add(table, count, "writing a snapshot", restarts.writeSnapshot().seconds());
            add(table, count, "snapshot", String.format("%.0f MiB", restarts.bytes(".snap") / MIB));
            add(
                    table,
                    count,
                    "start from the snapshot",
                    Cost.of(() -> restarts.open(count)).seconds());
        } finally {
            try (Stream<Path> left = Files.list(directory)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static void require(boolean held) {
        if (!held) {
            throw new IllegalStateException("what was measured did not do what it should");
        }
    }
}
