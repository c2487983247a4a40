package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.namenode.commit.Committer;
import panal.namenode.journal.FileJournal;
import panal.namenode.namespace.BeginEpoch;
import panal.namenode.namespace.FoundCluster;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.NoteLostEnd;
import panal.protocol.config.Terminal;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeName;

/** {@code namenode --accept-loss}: what a person reads, and when it is refused. */
final class LossAcceptanceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Committer accepting() throws PanalException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        FileJournal journal = FileJournal.in(directory, Runnable::run);
        return Committer.open(journal, Thread::new, Committer.QUEUE, new LossAcceptance(new Terminal(out, out)));
    }

    private Committer plain() throws PanalException {
        return Committer.open(FileJournal.in(directory, Runnable::run), Thread::new, Committer.QUEUE);
    }

    private void oldJournal() throws PanalException {
        try (Committer committer = plain()) {
            committer.submit(new FoundCluster(new ClusterId(new UUID(1, 1)), "ana", Bits256.ZERO, 1));
            committer.submit(BeginEpoch.atStart(1, committer.transaction()));
            LostEnd lost = new LostEnd(NodeName.ofSlot(2), new Epoch(7, 812), new Epoch(7, 790));
            committer.submit(new NoteLostEnd(lost, 2));
        }
    }

    @Test
    void itSaysInOneLineWhatIsGivenUp() throws Exception {
        oldJournal();
        try (Committer committer = accepting()) {
            assertEquals(1_000_812, committer.transaction());
            committer.submit(BeginEpoch.atStart(3, committer.transaction()));
        }
        String line = printed.toString(StandardCharsets.UTF_8);
        assertEquals(1, line.lines().count(), line);
        assertTrue(
                line.startsWith(
                        "panal: namenode: --accept-loss: given up is what was changed behind transaction 790, at"
                                + " least up to 812, which datanode-2 has heard of: "),
                line);
        try (Committer committer = plain()) {
            assertEquals(1_000_813, committer.transaction());
            assertTrue(committer.published().lostEnd().isEmpty());
        }
    }

    @Test
    void itIsRefusedWhereNothingIsKnownToBeMissingAndSoTheSecondTime() throws Exception {
        oldJournal();
        accepting().close();
        LocalFailure refused = assertThrows(LocalFailure.class, this::accepting);
        assertTrue(String.valueOf(refused.getMessage()).contains("start without it"), refused.getMessage());
        try (Committer committer = plain()) {
            assertEquals(1_000_812, committer.transaction(), "nothing was changed");
        }
    }
}
