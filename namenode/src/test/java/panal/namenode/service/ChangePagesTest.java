package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.TreeEdit;
import panal.namenode.namespace.User;
import panal.namenode.watch.ChangeFeed;
import panal.protocol.value.Bits256;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.ChangePage;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.RequestId;
import panal.protocol.value.WatchRequest;
import panal.testkit.Await;
import panal.testkit.FakeClock;

/** Who is told what: ana is the superuser; /closed is bert's alone, /shared is staff's, to which carl belongs. */
final class ChangePagesTest {
    private static final long EPOCH = 7;
    private static final FileId CLOSED = new FileId(2);
    private static final FileId SHARED = new FileId(3);

    private final FakeClock clock = FakeClock.anyTime();
    private final ChangeFeed feed = new ChangeFeed(task -> new Thread(task).start(), () -> {});
    private Namespace namespace = Namespace.empty();
    private long transaction;
    private final ChangePages pages = new ChangePages(feed, () -> namespace, EPOCH, clock);
    private final long begin;

    ChangePagesTest() {
        List<Edit> edits = new ArrayList<>();
        edits.add(new ClusterEdit.Founded(new ClusterId(new UUID(1, 1)), "ana", Bits256.ZERO, 1));
        edits.add(new ClusterEdit.UserPut(new User("bert", Bits256.ZERO, false, Set.of("bert"))));
        edits.add(new ClusterEdit.UserPut(new User("carl", Bits256.ZERO, false, Set.of("staff"))));
        edits.add(made(CLOSED, DirectoryInode.ROOT, "closed", 0700));
        edits.add(made(SHARED, DirectoryInode.ROOT, "shared", 0750));
        commit(edits);
        begin = pages.begin(request("/", false, ChangeMark.NOW)).next().transaction();
    }

    @AfterEach
    void rest() {
        feed.close();
    }

    private void commit(List<Edit> edits) {
        namespace = namespace.replayAll(edits);
        transaction += edits.size();
        feed.committed(namespace, edits, transaction);
    }

    private static TreeEdit made(FileId id, FileId in, String name, int mode) {
        Attributes attributes = new Attributes("bert", "staff", mode, 1, 1);
        return new TreeEdit.DirectoryMade(origin(), id, new Place(in, name), attributes, false);
    }

    private static TreeEdit moved(FileId id, FileId to, String name) {
        return new TreeEdit.Renamed(origin(), id, new Place(to, name));
    }

    private static Origin origin() {
        return new Origin("bert", 5, new RequestId(UUID.randomUUID()));
    }

    private static WatchRequest request(String path, boolean flat, ChangeMark after) {
        return new WatchRequest(new FilePath(path), flat, after);
    }

    private List<String> told(String user) {
        return told(user, "/", false);
    }

    private List<String> told(String user, String path, boolean flat) {
        ChangeMark mark = new ChangeMark(EPOCH, begin);
        Await.until("all is read", () -> feed.await(transaction - 1, 1_000_000));
        ChangePage page = pages.next(user, request(path, flat, mark));
        assertEquals(new ChangeMark(EPOCH, transaction), page.next());
        assertFalse(page.gap());
        return page.changes().stream().map(ChangePagesTest::text).toList();
    }

    private static String text(Change change) {
        return change.kind() + (change.from().isEmpty() ? "" : " " + change.from()) + " " + change.path();
    }

    @Test
    void aUserIsToldOnlyOfWhatHeMayList() {
        commit(List.of(
                made(new FileId(10), CLOSED, "a", 0755),
                made(new FileId(11), new FileId(10), "deep", 0755),
                made(new FileId(12), SHARED, "b", 0755)));
        assertEquals(List.of("MADE /closed/a", "MADE /closed/a/deep", "MADE /shared/b"), told("ana"));
        assertEquals(told("ana"), told("bert"));
        assertEquals(List.of("MADE /shared/b"), told("carl"));
        assertEquals(List.of(), told("dora"));
    }

    /** What is deleted has no place any more that could be looked at. */
    @Test
    void aDeletedDirectoryKeepsItsSecrets() {
        commit(List.of(made(new FileId(10), CLOSED, "a", 0755)));
        commit(List.of(new TreeEdit.Deleted(origin(), new FileId(10)), new TreeEdit.Deleted(origin(), CLOSED)));
        assertEquals(List.of("MADE /closed/a", "DELETED /closed/a", "DELETED /closed"), told("bert"));
        assertEquals(List.of("DELETED /closed"), told("carl"));
    }

    @Test
    void aMoveOutOfOrIntoWhatIsClosedShowsOneEnd() {
        commit(List.of(
                made(new FileId(10), CLOSED, "a", 0755),
                moved(new FileId(10), SHARED, "b"),
                moved(new FileId(10), CLOSED, "c")));
        assertEquals(List.of("MADE /shared/b", "DELETED /shared/b"), told("carl"));
        assertEquals(List.of("MADE /closed/a", "MOVED /closed/a /shared/b", "MOVED /shared/b /closed/c"), told("ana"));
    }

    /** Groups are as they are at the moment of telling. */
    @Test
    void whoHasLeftTheGroupIsToldNoMore() {
        commit(List.of(made(new FileId(10), SHARED, "a", 0755)));
        commit(List.of(new ClusterEdit.UserPut(new User("carl", Bits256.ZERO, false, Set.of("carl")))));
        assertEquals(List.of(), told("carl"));
    }

    @Test
    void tellsOfWhatIsWatchedAndOfWhatTakesItAway() {
        commit(List.of(
                made(new FileId(10), SHARED, "a", 0755),
                made(new FileId(11), new FileId(10), "b", 0755),
                made(new FileId(12), SHARED, "ab", 0755)));
        assertEquals(List.of("MADE /shared/a", "MADE /shared/a/b"), told("ana", "/shared/a", false));
        assertEquals(List.of("MADE /shared/a", "MADE /shared/ab"), told("ana", "/shared", true));
        commit(List.of(moved(SHARED, DirectoryInode.ROOT, "s")));
        assertTrue(told("ana", "/shared/a", true).contains("MOVED /shared /s"));
        commit(List.of(new TreeEdit.Deleted(origin(), SHARED)));
        assertTrue(told("ana", "/s/a/b", false).contains("DELETED /s"));
        assertFalse(told("ana", "/closed", false).contains("DELETED /s"));
    }

    @Test
    void aMarkOfAnotherProcessIsAGap() {
        ChangePage page = pages.next("ana", request("/", false, new ChangeMark(EPOCH - 1, 1)));
        assertTrue(page.gap());
        assertEquals(new ChangeMark(EPOCH, transaction), page.next());
        assertFalse(pages.next("ana", request("/", false, page.next())).gap());
    }

    @Test
    void theChangesAreLetGoWhenNobodyHasWatchedForLong() {
        WatchDesk desk = new WatchDesk(feed, pages, Runnable::run, clock);
        clock.advance(WatchDesk.REST_AFTER);
        desk.sweep();
        assertTrue(feed.isAwake());
        clock.advance(Duration.ofSeconds(1));
        desk.sweep();
        assertFalse(feed.isAwake());
    }
}
