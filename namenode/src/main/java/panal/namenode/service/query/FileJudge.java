package panal.namenode.service.query;

import java.util.List;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.StoredBlock;
import panal.protocol.value.FileHealth;
import panal.protocol.value.FilePath;
import panal.protocol.value.HealthTally;
import panal.protocol.value.Verdict;

/** Puts a file's verdict together from its blocks'. Not thread-safe: one for each file. */
final class FileJudge {
    private final FilePath path;
    private final FileInode file;
    private final int wanted;
    private Judgement worst;
    private int bad;
    private long missing;
    private long corrupt;

    FileJudge(FilePath path, FileInode file) {
        this.path = path;
        this.file = file;
        this.wanted = file.content().copies();
        this.worst = new Judgement(Verdict.SAFE, wanted, 0, List.of(), "");
    }

    void add(Judgement block) {
        bad += block.verdict() == Verdict.SAFE ? 0 : 1;
        missing += Math.max(0, wanted - block.copies());
        corrupt += block.corrupt();
        if (block.worseThan(worst)) {
            worst = block;
        }
    }

    List<StoredBlock> blocks() {
        return file.content().blocks();
    }

    int wanted() {
        return wanted;
    }

    FileHealth health() {
        String others = bad > 1 ? bad + " of " + blocks().size() + " blocks; the worst: " : "";
        String detail = worst.detail().isEmpty() ? "" : others + worst.detail();
        return new FileHealth(
                path,
                worst.verdict(),
                wanted,
                Math.min(wanted, worst.copies()),
                blocks().size(),
                file.content().length(),
                detail);
    }

    HealthTally tally() {
        return new HealthTally(
                0,
                1,
                blocks().size(),
                file.content().length(),
                worst.verdict() == Verdict.SAFE ? 1 : 0,
                worst.verdict() == Verdict.AT_RISK ? 1 : 0,
                worst.verdict() == Verdict.UNREADABLE ? 1 : 0,
                missing,
                corrupt,
                0);
    }
}
