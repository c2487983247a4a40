package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.WorkingDirectory;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import panal.protocol.value.ListPage;
import panal.testkit.Seeds;

/** Names of one large directory, whose pages are counted. */
final class RemoteNamesTest {
    private static final FilePath DIRECTORY = new FilePath("/d");

    private final NavigableSet<String> names = new TreeSet<>();
    private final List<Integer> calls = new ArrayList<>();
    private final RemoteNames remote = new RemoteNames(this::page, new WorkingDirectory());

    @Test
    void asksOncePerTabInADirectoryOf100000() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            names.add(String.format("f%05d", i));
        }
        Completed completed = remote.startingWith("/d/f1234", false);
        assertEquals(List.of(1_000), calls);
        assertEquals(10, completed.all().size());
        assertEquals("/d/f1234", completed.common());
        assertEquals("", completed.note());
    }

    @Test
    void insertsTheCommonBeginningOfMoreThanAPage() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            names.add(String.format("photo-%05d.jpg", i));
        }
        names.add("other");
        Completed completed = remote.startingWith("/d/p", false);
        assertEquals("/d/photo-0", completed.common());
        assertEquals("more than 1000", completed.note());
        assertTrue(calls.size() <= 6, calls.toString());
    }

    @Test
    void theCommonBeginningOfACutPageIsNotThatOfAll() throws Exception {
        for (int i = 0; i < 1_500; i++) {
            names.add(String.format("photo-%05d.jpg", i));
        }
        names.add("phz");
        assertEquals("/d/ph", remote.startingWith("/d/p", false).common());
    }

    @Test
    void oneNameIsWhole() throws Exception {
        names.addAll(List.of("report.pdf", "summary"));
        Completed completed = remote.startingWith("/d/rep", false);
        assertEquals("/d/report.pdf", completed.common());
        assertTrue(completed.all().get(0).whole());
    }

    @Test
    void aNameThatLooksLikeAnOptionDoesNotBecomeOne() throws Exception {
        WorkingDirectory here = new WorkingDirectory();
        here.moveTo(DIRECTORY);
        names.add("-rf");
        assertEquals(
                "./-rf",
                new RemoteNames(this::page, here).startingWith("", false).common());
    }

    @Test
    void agreesWithAWalkOverAllNames() {
        Seeds.each(1, 200, random -> {
            names.clear();
            for (int i = random.nextInt(3_000); i >= 0; i--) {
                names.add(randomName(random, 6));
            }
            String start = randomName(random, 2).substring(1);
            List<String> fitting =
                    names.stream().filter(name -> name.startsWith(start)).toList();
            Completed completed = remote.startingWith("/d/" + start, false);
            if (fitting.isEmpty()) {
                assertEquals(Completed.NONE, completed);
                return;
            }
            String common = Completed.commonStart(fitting.get(0), fitting.get(fitting.size() - 1));
            if (fitting.size() <= 1_000) {
                assertEquals(fitting.size(), completed.all().size());
            }
            assertEquals("/d/" + common, completed.common());
        });
    }

    private static String randomName(Random random, int longest) {
        StringBuilder name = new StringBuilder("a");
        for (int i = random.nextInt(longest); i >= 0; i--) {
            name.append(
                    List.of("a", "a", "b", "é", "\uD83D\uDE00", "\uD83D\uDE01").get(random.nextInt(6)));
        }
        return name.toString();
    }

    private ListPage page(FilePath directory, String after, int limit) throws PanalException {
        calls.add(limit);
        List<FileStatus> entries = new ArrayList<>();
        for (String name : names.tailSet(after, false)) {
            if (entries.size() == limit) {
                return new ListPage(entries, true);
            }
            entries.add(file(directory.child(name)));
        }
        return new ListPage(entries, false);
    }

    private static FileStatus file(FilePath path) {
        return new FileStatus(path, new FileId(1), FileType.FILE, 0, 1, 65_536, 0, "ana", "staff", 0644);
    }
}
