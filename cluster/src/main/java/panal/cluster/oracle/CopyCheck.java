package panal.cluster.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import panal.cliente.Panal;
import panal.cluster.harness.BlockFile;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.StoredCopy;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.HealthTally;
import panal.protocol.value.Limits;
import panal.protocol.value.LocatedBlock;

/**
 * Looks at every disk: each block of each file has as many whole copies as its file wants, on as many nodes, and there is
 * nothing else: no damaged block, no block of nobody, no unfinished one. For one thread.
 */
final class CopyCheck {
    /** A block that a file has, and how many nodes should have it. */
    private record Wanted(String path, LocatedBlock block, int copies) {}

    private final Map<Long, Wanted> wanted = new HashMap<>();
    private final Map<Long, Set<Integer>> good = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private CopyCheck() {}

    /**
     * Empty when all is right.
     *
     * @param nodes how many there are to spread over
     */
    static List<String> problems(RealCluster cluster, Panal panal, int nodes) throws PanalException, IOException {
        CopyCheck check = new CopyCheck();
        for (FileStatus file : TreeCheck.files(panal)) {
            if (!file.isDirectory()) {
                int copies = Math.min(file.replication(), nodes);
                panal.locations(file.path(), block -> check.want(file, block, copies));
            }
        }
        StoredCopy.all(cluster).forEach(check::look);
        check.wanted.values().forEach(check::count);
        check.unfinished(cluster);
        check.listen(panal);
        return check.problems;
    }

    private void want(FileStatus file, LocatedBlock block, int copies) {
        wanted.put(block.block().number(), new Wanted(file.path().text(), block, copies));
    }

    private void look(StoredCopy copy) {
        Wanted block = wanted.get(copy.block());
        if (block == null) {
            problems.add("datanode-" + copy.slot() + " keeps block " + copy.block() + ", which no file has");
        } else if (copy.facts().isEmpty()) {
            problems.add("datanode-" + copy.slot() + " has a damaged block " + copy.block() + " of " + block.path());
        } else if (!fits(copy.facts().get(), block.block())) {
            problems.add("datanode-" + copy.slot() + " has other bytes as block " + copy.block() + " of " + block.path()
                    + ": " + copy.facts().get());
        } else {
            good.computeIfAbsent(copy.block(), number -> new TreeSet<>()).add(copy.slot());
        }
    }

    private static boolean fits(BlockFile facts, LocatedBlock block) {
        return facts.length() == block.sum().length()
                && facts.crc32c() == block.sum().crc32c();
    }

    private void count(Wanted block) {
        Set<Integer> slots = good.getOrDefault(block.block().block().number(), Set.of());
        if (slots.size() != block.copies()) {
            problems.add("block " + block.block().block() + " of " + block.path() + " has " + slots.size()
                    + " good copies, on slots " + slots + ", and wants " + block.copies());
        }
    }

    /** What the system says of itself must be as good. */
    private void listen(Panal panal) throws PanalException {
        String next = "";
        HealthTally sum = HealthTally.NOTHING;
        do {
            HealthPage page = panal.health(new HealthQuery(FilePath.ROOT, next, Limits.PAGE_ENTRIES, false));
            sum = sum.plus(page.tally());
            next = page.next();
        } while (!next.isEmpty());
        if (sum.safe() != sum.files() || sum.missingCopies() > 0 || sum.corruptCopies() > 0) {
            problems.add("fsck says " + sum);
        }
    }

    private void unfinished(RealCluster cluster) throws IOException {
        for (int slot = 1; slot <= cluster.dataNodes().size(); slot++) {
            Instant start = cluster.dataNode(slot).startedAt();
            for (Path directory : cluster.dataDirectories(slot)) {
                for (Path file : DirectoryTree.files(directory, ".tmp")) {
                    if (!keptOnPurpose(file, start)) {
                        problems.add("a temporary file is left: " + file);
                    }
                }
            }
        }
    }

    /** What a process finds unfinished at its start it keeps for ten minutes; it may be gone just now. */
    private static boolean keptOnPurpose(Path file, Instant start) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(start);
        } catch (NoSuchFileException gone) {
            return true;
        }
    }
}
