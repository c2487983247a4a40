package panal.cluster.campaign.fault;

import java.io.IOException;
import java.nio.file.Path;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.DirectoryTree;
import panal.cluster.harness.JournalFile;

/** A NameNode's journal as it was when the NameNode was killed, and the place from which it starts the next time. */
record SavedJournal(Path journal, Path saved) {
    /** Kills the NameNode and keeps its journal. */
    static SavedJournal ofKilledNameNode(Stage stage) throws IOException {
        Path journal = stage.cluster().home().resolve("namenode").resolve("journal");
        SavedJournal kept = new SavedJournal(journal, stage.site().directory().resolve("journal-saved"));
        stage.cluster().nameNode().kill();
        DirectoryTree.copy(journal, kept.saved);
        return kept;
    }

    /** The log's last file, to be damaged where the NameNode will look for it. */
    JournalFile last() throws IOException {
        return JournalFile.last(journal);
    }

    void bringBack() throws IOException {
        DirectoryTree.copy(saved, journal);
    }
}
