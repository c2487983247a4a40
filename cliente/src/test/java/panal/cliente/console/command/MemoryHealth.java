package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import panal.protocol.error.NotFound;
import panal.protocol.value.BlockHealth;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.CopyPlace;
import panal.protocol.value.FileHealth;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.HealthTally;
import panal.protocol.value.Verdict;

/** The health of a {@link MemoryTree}'s files: all are safe, but for those that a test has spoilt. */
final class MemoryHealth {
    private final MemoryTree tree;
    private final Map<FilePath, Verdict> spoilt = new ConcurrentHashMap<>();

    MemoryHealth(MemoryTree tree) {
        this.tree = tree;
    }

    void spoil(String path, Verdict verdict) {
        spoilt.put(new FilePath(path), verdict);
    }

    /** Short pages, so that more than one is asked for. */
    HealthPage page(HealthQuery query) throws NotFound {
        List<FileHealth> listed = new ArrayList<>();
        HealthTally tally = HealthTally.NOTHING;
        List<FileStatus> files = tree.files(query.path()).stream()
                .filter(status -> status.path().text().compareTo(query.after()) > 0)
                .toList();
        List<FileStatus> some = files.subList(0, Math.min(2, files.size()));
        for (FileStatus status : some) {
            FileHealth health = health(status);
            tally = tally.plus(tally(health));
            if (query.everyFile() || health.verdict() != Verdict.SAFE) {
                listed.add(health);
            }
        }
        String next = some.size() == files.size()
                ? ""
                : some.get(some.size() - 1).path().text();
        return new HealthPage(listed, tally, next);
    }

    private FileHealth health(FileStatus status) throws NotFound {
        Verdict verdict = spoilt.getOrDefault(status.path(), Verdict.SAFE);
        int copies = copies(verdict, status.replication());
        int blocks = tree.get(status.path()).blocks().size();
        return new FileHealth(
                status.path(), verdict, status.replication(), copies, blocks, status.length(), detail(verdict));
    }

    private static int copies(Verdict verdict, int wanted) {
        return switch (verdict) {
            case SAFE -> wanted;
            case AT_RISK -> wanted - 1;
            case UNREADABLE -> 0;
        };
    }

    private static String detail(Verdict verdict) {
        return switch (verdict) {
            case SAFE -> "";
            case AT_RISK -> "a copy is missing; healing begins in 12 s";
            case UNREADABLE -> "its last copy is on datanode-9";
        };
    }

    private static HealthTally tally(FileHealth health) {
        return new HealthTally(
                0,
                1,
                health.blocks(),
                health.length(),
                health.verdict() == Verdict.SAFE ? 1 : 0,
                health.verdict() == Verdict.AT_RISK ? 1 : 0,
                health.verdict() == Verdict.UNREADABLE ? 1 : 0,
                health.wanted() - health.copies(),
                0,
                0);
    }

    BlockHealthPage blocks(FilePath path, int firstBlock) throws NotFound {
        FileHealth file = health(tree.get(path).status());
        List<BlockHealth> blocks = new ArrayList<>();
        for (FinishedBlock block : tree.get(path).blocks()) {
            if (block.index() == firstBlock) {
                blocks.add(new BlockHealth(
                        block.block(),
                        block.index(),
                        block.sum().length(),
                        file.verdict(),
                        file.wanted(),
                        file.copies(),
                        List.of(new CopyPlace(MemoryDataNode.NAME, "good", true)),
                        file.detail()));
            }
        }
        return new BlockHealthPage(
                blocks, firstBlock + 1 < tree.get(path).blocks().size());
    }
}
