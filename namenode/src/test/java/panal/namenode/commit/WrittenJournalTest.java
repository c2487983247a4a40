package panal.namenode.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.namenode.journal.FileJournal;
import panal.namenode.journal.JournalSettings;
import panal.namenode.journal.MemoryDisk;
import panal.namenode.journal.Promise;
import panal.namenode.namespace.BeginEpoch;
import panal.namenode.namespace.FoundCluster;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.IdRange;
import panal.namenode.namespace.MakeDirectory;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.ReserveIds;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FilePath;
import panal.protocol.value.RequestId;
import panal.testkit.ManualExecutor;

/** A journal that is forced now and then: what a power cut takes back, and what it must not. */
final class WrittenJournalTest {
    private final MemoryDisk disk = new MemoryDisk();
    private final ManualExecutor background = new ManualExecutor();

    private Committer open(MemoryDisk on) throws LocalFailure {
        JournalSettings settings = new JournalSettings(2_000, 5_000, Promise.WRITTEN);
        return Committer.open(FileJournal.on(on, background, settings), Thread::new, 1_000);
    }

    private Committer founded() throws PanalException {
        Committer committer = open(disk);
        committer.submit(new FoundCluster(new ClusterId(new UUID(1, 1)), "ana", Bits256.ZERO, 1));
        return committer;
    }

    private static MakeDirectory mkdir(String path) {
        return new MakeDirectory(
                new Origin("ana", 1, new RequestId(new UUID(9, path.hashCode()))), new FilePath(path), false);
    }

    private static boolean has(Committer committer, String path) {
        return committer.published().find(new FilePath(path)).isPresent();
    }

    @Test
    void theEndOfTheProcessTakesNothingBackButAPowerCutWhatWasNotForced() throws PanalException {
        try (Committer committer = founded()) {
            committer.submit(mkdir("/forced"));
            committer.force();
            int forces = disk.forces();
            committer.submit(mkdir("/written"));
            assertEquals(forces, disk.forces(), "answered without a force");
            try (Committer afterKill = open(disk.copy())) {
                assertTrue(has(afterKill, "/written"));
            }
            try (Committer afterPowerCut = open(disk.afterPowerCut())) {
                assertTrue(has(afterPowerCut, "/forced"));
                assertFalse(has(afterPowerCut, "/written"));
            }
        }
    }

    @Test
    void whatDataNodesAreToldIsNeverBehindWhatAPowerCutLeaves() throws PanalException {
        try (Committer committer = founded()) {
            for (int i = 0; i < 100; i++) {
                committer.submit(mkdir("/d" + i));
                if (i % 7 == 0) {
                    committer.force();
                    assertEquals(committer.transaction(), committer.forcedTransaction());
                }
                background.runAll();
                assertTrue(committer.forcedTransaction() <= committer.transaction());
                try (Committer afterPowerCut = open(disk.afterPowerCut())) {
                    assertTrue(afterPowerCut.transaction() >= committer.forcedTransaction(), "told more than is left");
                }
            }
            assertTrue(committer.forcedTransaction() < committer.transaction());
        }
    }

    @Test
    void epochsAndIdsAreNeverGivenOutTwice() throws PanalException {
        try (Committer committer = founded()) {
            long epoch = committer.submit(BeginEpoch.above(5, 0));
            committer.submit(mkdir("/a"));
            IdRange ids = committer.submit(new ReserveIds(IdKind.BLOCK, 100));
            try (Committer afterPowerCut = open(disk.afterPowerCut())) {
                assertTrue(afterPowerCut.submit(BeginEpoch.above(6, 0)) > epoch);
                long next =
                        afterPowerCut.submit(new ReserveIds(IdKind.BLOCK, 1)).first();
                assertTrue(next >= ids.first() + ids.count(), next + " after " + ids);
            }
        }
    }

    @Test
    void aPowerCutThatKeptALaterBatchAndNotAnEarlierOneIsCutThereButDamageFurtherUpIsNot() throws PanalException {
        Committer committer = founded();
        long transaction = committer.transaction();
        for (int i = 0; i < 8; i++) {
            committer.submit(mkdir("/d" + i));
        }
        String segment = disk.list().get(0);
        byte[] whole = disk.get(segment);
        assertTrue(whole.length < 2_000, "one segment: " + whole.length);

        MemoryDisk hole = disk.copy();
        hole.put(segment, flipped(whole, whole.length - 300));
        assertThrows(
                LocalFailure.class,
                () -> FileJournal.on(hole, background, new JournalSettings(2_000, 5_000, Promise.SYNCED))
                        .open(new LiveState()),
                "where each batch was forced it is damage");
        try (Committer cut = open(hole)) {
            assertTrue(cut.transaction() > transaction && cut.transaction() < committer.transaction());
            assertTrue(has(cut, "/d0"));
            assertFalse(has(cut, "/d7"));
        }

        MemoryDisk damaged = disk.copy();
        damaged.put(segment, flipped(whole, whole.length - 700));
        assertThrows(LocalFailure.class, () -> open(damaged), "that far from the end everything was forced");
        committer.close();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] bent = bytes.clone();
        bent[at] ^= 1;
        return bent;
    }

    @Test
    void aCleanStopForces() throws PanalException {
        try (Committer committer = founded()) {
            committer.submit(mkdir("/last"));
        }
        try (Committer afterPowerCut = open(disk.afterPowerCut())) {
            assertTrue(has(afterPowerCut, "/last"));
        }
    }

    @Test
    void afterAFailedForceNothingIsTakenAnyMore() throws PanalException {
        try (Committer committer = founded()) {
            committer.submit(mkdir("/a"));
            disk.failForcesAfter(0);
            assertThrows(OutcomeUnknown.class, committer::force);
            disk.failForcesAfter(1_000);
            assertThrows(PanalException.class, committer::force);
            assertThrows(PanalException.class, () -> committer.submit(mkdir("/b")));
            assertFalse(has(committer, "/b"));
        }
    }
}
