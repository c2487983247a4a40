package panal.namenode.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import panal.namenode.namespace.Attributes;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.FileInode;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.ReplicatedContent;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.User;
import panal.protocol.error.AccessDenied;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;

/** ana is the superuser, bert owns /dir and is in staff as carl is; dora is nobody. */
final class AccessTest {
    private static final FileId DIR = new FileId(2);

    private static Access with(int directoryMode, int fileMode) {
        List<Edit> edits = new ArrayList<>();
        edits.add(new ClusterEdit.Founded(new ClusterId(new UUID(1, 1)), "ana", Bits256.ZERO, 1));
        for (String user : List.of("bert", "carl")) {
            edits.add(new ClusterEdit.UserPut(new User(user, Bits256.ZERO, false, Set.of("staff"))));
        }
        edits.add(new ClusterEdit.UserPut(new User("dora", Bits256.ZERO, false, Set.of("dora"))));
        Attributes directory = new Attributes("bert", "staff", directoryMode, 1, 1);
        Place place = new Place(DirectoryInode.ROOT, "dir");
        edits.add(new SnapshotEdit.InodeRestored(new DirectoryInode(DIR, place, directory, 4), false));
        Attributes file = new Attributes("bert", "staff", fileMode, 1, 1);
        Place inDir = new Place(DIR, "file");
        ReplicatedContent empty = new ReplicatedContent(3, 65_536, List.of());
        edits.add(new SnapshotEdit.InodeRestored(new FileInode(new FileId(3), inDir, file, empty), false));
        return new Access(Namespace.empty().replayAll(edits));
    }

    private static final FilePath FILE = new FilePath("/dir/file");
    private static final FilePath NEW = new FilePath("/dir/new/deep");

    private static void denied(Executable attempt) {
        assertThrows(AccessDenied.class, attempt);
    }

    private static void allowed(Executable attempt) {
        assertDoesNotThrow(attempt);
    }

    @Test
    void theFirstClassThatFitsDecides() {
        allowed(() -> with(0700, 0400).toRead("bert", FILE));
        denied(() -> with(0077, 0777).toRead("bert", FILE)); // the owner's own bits count, not the others'
        allowed(() -> with(0070, 0040).toRead("carl", FILE));
        denied(() -> with(0707, 0777).toRead("carl", FILE));
        allowed(() -> with(0001, 0004).toRead("dora", FILE));
        denied(() -> with(0770, 0777).toRead("dora", FILE));
    }

    @Test
    void theSuperuserMayDoEverything() {
        Access access = with(0, 0);
        allowed(() -> access.toRead("ana", FILE));
        allowed(() -> access.toCreate("ana", NEW));
        allowed(() -> access.toRemove("ana", FILE));
        allowed(() -> access.toPut("ana", DIR, "file"));
        allowed(() -> access.toAdminister("ana"));
        denied(() -> access.toAdminister("bert"));
        denied(() -> access.toAdminister("nobody at all"));
    }

    @Test
    void enteringADirectoryNeedsX() {
        denied(() -> with(0776, 0777).toStat("dora", FILE));
        denied(() -> with(0776, 0777).toStat("dora", new FilePath("/dir/not-there")));
        allowed(() -> with(0771, 0).toStat("dora", FILE));
    }

    @Test
    void listingNeedsR() {
        denied(() -> with(0771, 0).toRead("dora", new FilePath("/dir")));
        allowed(() -> with(0775, 0).toRead("dora", new FilePath("/dir")));
    }

    @Test
    void changingADirectoryNeedsWAndX() {
        for (int mode : List.of(0775, 0772, 0776, 0771)) {
            denied(() -> with(mode, 0777).toCreate("dora", NEW));
            denied(() -> with(mode, 0777).toRemove("dora", FILE));
            denied(() -> with(mode, 0777).toPut("dora", DIR, "new"));
        }
        allowed(() -> with(0773, 0).toCreate("dora", NEW));
        allowed(() -> with(0773, 0).toRemove("dora", FILE));
        allowed(() -> with(0773, 0).toPut("dora", DIR, "new"));
        denied(() -> with(0777, 0).toCreate("dora", new FilePath("/other"))); // the root is ana's, 755
    }

    @Test
    void replacingAFileNeedsWOnIt() {
        denied(() -> with(0777, 0775).toPut("dora", DIR, "file"));
        allowed(() -> with(0777, 0772).toPut("dora", DIR, "file"));
    }

    @Test
    void inAStickyDirectoryOnlyOwnersTakeAway() {
        denied(() -> with(01777, 0777).toRemove("dora", FILE));
        allowed(() -> with(01777, 0777).toRemove("bert", FILE));
        allowed(() -> with(01777, 0777).toRemove("ana", FILE));
    }

    @Test
    void deletingATreeNeedsWAndXOfItsTop() {
        FilePath top = new FilePath("/dir");
        denied(() -> with(0777, 0777).toRemove("bert", top)); // the root is ana's
        allowed(() -> with(0777, 0777).toRemove("ana", top));
    }

    @Test
    void whatIsNotThereIsNotDenied() {
        Access access = with(0777, 0777);
        allowed(() -> access.toRemove("dora", new FilePath("/dir/none")));
        allowed(() -> access.toRead("dora", new FilePath("/dir/none/deeper")));
        allowed(() -> access.toCreate("dora", new FilePath("/dir/file/below-a-file")));
        allowed(() -> access.toPut("dora", new FileId(99), "x"));
    }

    @Test
    void theMessageSaysWhatIsNeededWhere() {
        AccessDenied denied =
                assertThrows(AccessDenied.class, () -> with(0750, 0).toRead("dora", FILE));
        assertTrue(denied.getMessage().contains("needs x on /dir, which is bert:staff 750"), denied.getMessage());
    }
}
