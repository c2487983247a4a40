package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.DirectoryNotEmpty;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterId;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeId;

/** What is refused, with which error, and that it changes nothing. */
final class RefusalsTest {
    private final Scribe scribe = Scribe.founded();

    @BeforeEach
    void someFiles() throws PanalException {
        scribe.mkdirs("/dir/sub");
        scribe.put("/dir/file", 10, false);
    }

    private void refused(Class<? extends PanalException> expected, String inMessage, Executable attempt) {
        Namespace before = scribe.namespace();
        PanalException refusal = assertThrows(expected, attempt);
        assertTrue(refusal.getMessage().contains(inMessage), refusal.getMessage());
        assertTrue(refusal.getMessage().lines().count() == 1, "one line");
        assertSame(before, scribe.namespace());
    }

    @Test
    void movingADirectoryIntoItself() {
        refused(InvalidInput.class, "/dir into itself", () -> scribe.rename("/dir", "/dir/sub/dir"));
        refused(InvalidInput.class, "into itself", () -> scribe.rename("/dir", "/dir/new"));
    }

    @Test
    void aMoveOntoWhatIsThere() {
        refused(AlreadyExists.class, "/dir/file", () -> scribe.rename("/dir/sub", "/dir/file"));
        refused(AlreadyExists.class, "/dir/sub", () -> scribe.rename("/dir/file", "/dir/sub"));
        refused(AlreadyExists.class, "/dir/file", () -> scribe.rename("/dir/file", "/dir/file"));
    }

    @Test
    void aFileWhereADirectoryIsNeeded() {
        refused(NotADirectory.class, "/dir/file", () -> scribe.mkdir("/dir/file/x"));
        refused(NotADirectory.class, "/dir/file", () -> scribe.mkdirs("/dir/file/x/y"));
        refused(NotADirectory.class, "/dir/file", () -> scribe.rename("/dir/sub", "/dir/file/x"));
        refused(NotADirectory.class, "/dir/file", () -> scribe.delete("/dir/file/x", true));
        refused(NotADirectory.class, "/dir/file", () -> scribe.namespace().directory(new FilePath("/dir/file")));
        refused(NotADirectory.class, "/dir/file", () -> scribe.namespace().file(new FilePath("/dir/file/x/y")));
    }

    @Test
    void aDirectoryWhereAFileIsNeeded() {
        refused(IsADirectory.class, "/dir/sub", () -> scribe.namespace().file(new FilePath("/dir/sub")));
        assertThrows(IsADirectory.class, () -> scribe.put("/dir/sub", 5, true));
    }

    @Test
    void deletingADirectoryThatIsNotEmptyWithoutRecursion() {
        refused(DirectoryNotEmpty.class, "/dir", () -> scribe.delete("/dir", false));
    }

    @Test
    void anyHarmToTheRoot() {
        refused(InvalidInput.class, "root", () -> scribe.delete("/", true));
        refused(InvalidInput.class, "root", () -> scribe.rename("/", "/x"));
        refused(AlreadyExists.class, "/", () -> scribe.rename("/dir", "/"));
        refused(AlreadyExists.class, "/", () -> scribe.mkdir("/"));
    }

    @Test
    void whatIsNotThere() {
        refused(NotFound.class, "/none", () -> scribe.delete("/none", true));
        refused(NotFound.class, "/none", () -> scribe.rename("/none", "/x"));
        refused(NotFound.class, "/none", () -> scribe.mkdir("/none/x"));
        refused(NotFound.class, "/none", () -> scribe.rename("/dir/file", "/none/x"));
    }

    @Test
    void contentThatNoFileCanHave() {
        for (int replication : List.of(0, -1, 33)) {
            refused(InvalidInput.class, "replication " + replication, () -> Rules.checkContent(replication, 1 << 16));
        }
        for (long size : List.of(0L, 65_535L, 65_537L, 100_000L, (4L << 30) + 65_536, Long.MIN_VALUE)) {
            refused(InvalidInput.class, "block size " + size, () -> Rules.checkContent(3, size));
        }
    }

    @Test
    void usersThatCannotBe() {
        for (String name : List.of("", " ", "a/b", "..", "x".repeat(65), "a\nb", "a:b")) {
            refused(
                    InvalidInput.class,
                    "cannot be a user",
                    () -> scribe.give(new AddUser(Scribe.USER, name, Bits256.ZERO, Set.of())));
        }
        refused(
                AlreadyExists.class,
                Scribe.USER,
                () -> scribe.give(new AddUser(Scribe.USER, Scribe.USER, Bits256.ZERO, Set.of())));
    }

    @Test
    void aSecondFounding() {
        FoundCluster again = new FoundCluster(new ClusterId(new UUID(8, 8)), "eve", Bits256.ZERO, 1);
        refused(AlreadyExists.class, "cluster", () -> scribe.give(again));
    }

    @Test
    void aStateForANodeThatDoesNotBelong() {
        SetMemberState stranger = SetMemberState.to(new NodeId(new UUID(5, 5)), MemberState.LEAVING);
        refused(InvalidInput.class, "does not belong", () -> scribe.give(stranger));
    }

    @Test
    void aRequestIdOfAnotherUser() throws PanalException {
        Origin ana = scribe.origin();
        scribe.give(new MakeDirectory(ana, new FilePath("/once"), false));
        Origin eve = new Origin("eve", ana.timeMillis(), ana.request());
        refused(
                InvalidInput.class,
                "another user's",
                () -> scribe.give(new MakeDirectory(eve, new FilePath("/twice"), false)));
    }

    @Test
    void tooManyOrTooFewIds() {
        refused(InvalidInput.class, "reserve", () -> scribe.give(new ReserveIds(IdKind.FILE, 0)));
        refused(InvalidInput.class, "reserve", () -> scribe.give(new ReserveIds(IdKind.FILE, Integer.MAX_VALUE)));
    }
}
