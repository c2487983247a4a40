package panal.namenode.commit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import panal.namenode.journal.FileJournal;
import panal.namenode.journal.JournalSettings;
import panal.namenode.journal.MemoryDisk;
import panal.namenode.journal.Promise;
import panal.namenode.namespace.BeginEpoch;
import panal.namenode.namespace.FoundCluster;
import panal.namenode.namespace.MakeDirectory;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Scribe;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.RequestId;
import panal.testkit.Await;
import panal.testkit.ManualExecutor;

final class CommitterTest {
    private static final JournalSettings SMALL = new JournalSettings(2_000, 5_000, Promise.SYNCED);

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final ManualExecutor background = new ManualExecutor();

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    private Committer open(MemoryDisk disk) throws LocalFailure {
        return Committer.open(FileJournal.on(disk, background, SMALL), Thread::new, 1_000);
    }

    private Committer founded(MemoryDisk disk) throws PanalException {
        Committer committer = open(disk);
        committer.submit(new FoundCluster(new ClusterId(new UUID(1, 1)), "ana", Bits256.ZERO, 1));
        return committer;
    }

    private static MakeDirectory mkdir(String path, long request) {
        return mkdir("ana", path, request);
    }

    private static MakeDirectory mkdir(String user, String path, long request) {
        return new MakeDirectory(
                new Origin(user, request, new RequestId(new UUID(9, request))), new FilePath(path), false);
    }

    @Test
    void everyStartComesBackToWhatWasPublished() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        founded(disk).close();
        for (int start = 0; start < 5; start++) {
            Committer committer = open(disk.afterPowerCut());
            committer.close();
            committer = open(disk);
            for (int i = 0; i < 40; i++) {
                committer.submit(mkdir("/d" + start + "-" + i, 100L * start + i));
                background.runAll();
            }
            Namespace live = committer.published();
            long transaction = committer.transaction();
            committer.close();
            try (Committer again = open(disk.afterPowerCut())) {
                assertEquals(Scribe.contents(live), Scribe.contents(again.published()));
                assertEquals(transaction, again.transaction());
            }
        }
    }

    @Test
    void commandsThatWaitTogetherShareOneForce() throws Exception {
        MemoryDisk disk = new MemoryDisk();
        try (Committer committer = founded(disk)) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            committer.subscribe(published -> {
                inside.countDown();
                await(goOn);
            });
            Future<?> first = callers.submit(() -> committer.submit(mkdir("/first", 1)));
            inside.await();
            int before = disk.forces();
            List<Future<FileStatus>> others = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                MakeDirectory command = mkdir("/other" + i, 10 + i);
                others.add(callers.submit(() -> committer.submit(command)));
            }
            Await.until("all wait", () -> committer.waiting() == 20);
            goOn.countDown();
            first.get();
            for (Future<FileStatus> other : others) {
                other.get();
            }
            assertEquals(1, disk.forces() - before);
            assertEquals(22, committer.published().counts().directories());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void eachCommandSeesWhatTheOneBeforeItLeft() throws Exception {
        try (Committer committer = founded(new MemoryDisk())) {
            List<Callable<FileStatus>> same = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                MakeDirectory command = mkdir("/same", i);
                same.add(() -> committer.submit(command));
            }
            int made = 0;
            for (Future<FileStatus> one : callers.invokeAll(same)) {
                try {
                    one.get();
                    made++;
                } catch (ExecutionException refused) {
                    assertInstanceOf(AlreadyExists.class, refused.getCause());
                }
            }
            assertEquals(1, made);
        }
    }

    @Test
    void aRetryIsAnsweredAgainEvenAfterARestart() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        FileStatus first;
        try (Committer committer = founded(disk)) {
            first = committer.submit(mkdir("/once", 5));
            assertEquals(first, committer.submit(mkdir("/once", 5)));
            assertThrows(AlreadyExists.class, () -> committer.submit(mkdir("/once", 6)));
        }
        try (Committer committer = open(disk.afterPowerCut())) {
            long before = committer.transaction();
            assertEquals(first, committer.submit(mkdir("/once", 5)));
            assertEquals(before, committer.transaction());
        }
    }

    @Test
    void afterAFailedForceTheCallerKnowsNothingAndNothingIsWrittenAnyMore() throws PanalException {
        MemoryDisk disk = new MemoryDisk();
        try (Committer committer = founded(disk)) {
            List<String> stopped = Collections.synchronizedList(new ArrayList<>());
            committer.subscribe(new CommitListener() {
                @Override
                public void committed(Published published) {}

                @Override
                public void stopped(String why) {
                    stopped.add(why);
                }
            });
            Namespace before = committer.published();
            disk.failForcesAfter(0);
            assertThrows(OutcomeUnknown.class, () -> committer.submit(mkdir("/lost", 1)));
            int writes = disk.writes();
            disk.failForcesAfter(1_000);
            LocalFailure refused = assertThrows(LocalFailure.class, () -> committer.submit(mkdir("/later", 2)));
            assertTrue(refused.getMessage().contains("no such luck"), refused.getMessage());
            Await.until("listeners hear of it", () -> stopped.size() == 1);
            assertEquals(writes, disk.writes());
            assertEquals(before, committer.published(), "what is not durable is not seen");
        }
        // The bytes are in the file: after a restart the retry finds that it was done, once.
        try (Committer committer = open(disk)) {
            assertTrue(committer.published().find(new FilePath("/lost")).isPresent());
            committer.submit(mkdir("/lost", 1));
        }
    }

    @Test
    void aListenerHearsEverythingAfterTheStateItBeganWith() throws Exception {
        try (Committer committer = founded(new MemoryDisk())) {
            List<Future<?>> busy = new ArrayList<>();
            for (int caller = 0; caller < 4; caller++) {
                int from = 1_000 * caller;
                busy.add(callers.submit(() -> {
                    for (int i = from; i < from + 100; i++) {
                        committer.submit(mkdir("/d" + i, i));
                    }
                    return 0;
                }));
            }
            for (int i = 0; i < 20; i++) {
                List<Long> heard = Collections.synchronizedList(new ArrayList<>());
                List<Long> sizes = Collections.synchronizedList(new ArrayList<>());
                Published begin = committer.subscribe(published -> {
                    heard.add(published.transaction());
                    sizes.add((long) published.edits().size());
                });
                Await.until(
                        "something is heard",
                        () -> !sizes.isEmpty() || busy.stream().allMatch(Future::isDone));
                if (!sizes.isEmpty()) {
                    assertEquals(begin.transaction() + sizes.get(0), heard.get(0));
                }
            }
            for (Future<?> one : busy) {
                one.get();
            }
        }
    }

    @Test
    void aClosedOneAnswersWhatWaitedAndRefusesWhatComes() throws PanalException {
        Committer committer = founded(new MemoryDisk());
        committer.close();
        LocalFailure closed = assertThrows(LocalFailure.class, () -> committer.submit(BeginEpoch.above(1, 0)));
        assertTrue(closed.getMessage().contains("stopping"), closed.getMessage());
        assertFalse(committer.published().clusterId().isNone(), "it can still be read");
    }

    @Test
    void aDefectInOneListenerHarmsNobody() throws PanalException {
        try (Committer committer = founded(new MemoryDisk())) {
            committer.subscribe(published -> {
                throw new IllegalStateException("on purpose");
            });
            committer.submit(mkdir("/a", 1));
            committer.submit(mkdir("/b", 2));
        }
    }

    @Test
    void asksForTheUsersRights() throws PanalException {
        try (Committer committer = founded(new MemoryDisk())) {
            assertThrows(AccessDenied.class, () -> committer.submit(mkdir("bert", "/mine", 1)));
        }
    }
}
