package panal.cluster.campaign.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Shape;
import panal.cluster.campaign.stage.Site;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.ClusterSettings;
import panal.cluster.harness.Damage;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealCluster;
import panal.protocol.error.PanalException;

/** The NameNode's snapshots are damaged while it is down, and its log does not reach back to the beginning any more. */
final class DamagedSnapshots implements Fault {
    private static final String SNAPSHOT = ".snap";
    /** The log's first file of all. */
    private static final String BEGINNING = "edits-00000000000000000001.log";
    /** Some operations, so that there are snapshots soon. */
    private static final String GROWTH = "2K";

    private final List<Path> directories = new ArrayList<>();
    /** Files with what was made of them. */
    private final Map<Path, byte[]> damaged = new HashMap<>();

    @Override
    public String name() {
        return "snapshot-damaged";
    }

    @Override
    public String proves() {
        return "a bit flips in the NameNode's newest snapshot, or it is cut or emptied, while the NameNode is down under load:"
                + " it starts from the older one and the log, or from the other one of two metadata directories; with every"
                + " snapshot damaged the start names them, changes nothing, and works when they are brought back";
    }

    @Override
    public ClusterSettings cluster(Site site) {
        int count = 1 + site.random().nextInt(2);
        for (int number = 1; number <= count; number++) {
            directories.add(Shape.metadata(site, number));
        }
        return Shape.nodes(4).with("namenode", Shape.keepingJournals(site, count, "--snapshot-after", GROWTH));
    }

    @Override
    public boolean errorsAllowed() {
        return true;
    }

    @Override
    public void strike(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        stage.untilSomeMore();
        // Each start begins a file of the log; one that is older than both snapshots goes.
        cluster.nameNode().kill();
        cluster.nameNode().start();
        cluster.await("snapshots stand for the log's beginning", this::logIsCut);
        stage.untilSomeMore();
        cluster.nameNode().kill();
        Path victim = directories.get(stage.random().nextInt(directories.size()));
        List<Path> snapshots = snapshots(victim);
        // Where there is another directory, none of this one's is left; else the older one has to do.
        for (Path snapshot : directories.size() > 1 ? snapshots : snapshots.subList(1, snapshots.size())) {
            hurt(stage, snapshot);
        }
        cluster.nameNode().start();
        stage.untilDone(10);
        cluster.await("no damaged snapshot is in use", () -> noneIsLeft(stage));
    }

    @Override
    public void mend(Stage stage) throws Exception {
        RealCluster cluster = stage.cluster();
        cluster.nameNode().kill();
        List<String> names = new ArrayList<>();
        for (Path directory : directories) {
            DirectoryTree.copy(directory, beside(directory, "-saved"));
            for (Path snapshot : snapshots(directory)) {
                hurt(stage, snapshot);
                names.add(snapshot.toString());
            }
            DirectoryTree.copy(directory, beside(directory, "-damaged"));
        }
        cluster.nameNode().start();
        int exit = cluster.nameNode().awaitExit();
        String said = cluster.nameNode().output();
        if (exit == 0 || !said.contains("is damaged") || names.stream().noneMatch(said::contains)) {
            throw new AssertionError("no damaged snapshot is named: exit " + exit + ", " + said);
        }
        for (Path directory : directories) {
            requireSame(directory, beside(directory, "-damaged"));
            DirectoryTree.copy(beside(directory, "-saved"), directory);
        }
        cluster.nameNode().start();
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("journal directory ", "namenode.*(damage|journal)");
    }

    private boolean logIsCut() throws IOException {
        for (Path directory : directories) {
            if (snapshots(directory).size() < 2 || Files.exists(directory.resolve(BEGINNING))) {
                return false;
            }
        }
        return true;
    }

    private static List<Path> snapshots(Path directory) throws IOException {
        return DirectoryTree.files(directory, SNAPSHOT);
    }

    private void hurt(Stage stage, Path snapshot) throws IOException {
        switch (stage.random().nextInt(3)) {
            case 0 -> Damage.flipABit(snapshot, stage.random());
            case 1 -> Damage.truncate(snapshot, stage.random());
            default -> Files.write(snapshot, new byte[0]);
        }
        damaged.put(snapshot, Files.readAllBytes(snapshot));
    }

    /** Each was put aside, or mended, or its directory was filled anew. */
    private boolean noneIsLeft(Stage stage) throws IOException, PanalException {
        for (Map.Entry<Path, byte[]> one : damaged.entrySet()) {
            if (Files.exists(one.getKey()) && Arrays.equals(Files.readAllBytes(one.getKey()), one.getValue())) {
                return false;
            }
        }
        return stage.journalsAreCurrent();
    }

    private static Path beside(Path directory, String suffix) {
        return directory.resolveSibling(directory.getFileName() + suffix);
    }

    private static void requireSame(Path directory, Path before) throws IOException {
        List<Path> names = names(directory);
        if (!names.equals(names(before))) {
            throw new AssertionError("a start that was refused has made " + names + " of " + names(before));
        }
        for (Path name : names) {
            if (Files.mismatch(directory.resolve(name), before.resolve(name)) >= 0) {
                throw new AssertionError("a start that was refused has changed " + directory.resolve(name));
            }
        }
    }

    private static List<Path> names(Path directory) throws IOException {
        return DirectoryTree.files(directory, "").stream()
                .map(directory::relativize)
                .toList();
    }
}
