package panal.cliente.console.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.WorkingDirectory;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileType;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FoundFile;
import panal.protocol.value.ListPage;
import panal.testkit.Seeds;

/** Names of one large directory, whose pages are counted. */
final class RemoteNamesTest {
    private static final FilePath DIRECTORY = new FilePath("/d");

    private final NavigableSet<String> names = new TreeSet<>();
    private final Set<String> directories = new HashSet<>();
    private final List<Integer> calls = new ArrayList<>();
    private final RemoteNames remote = new RemoteNames(new Counted(), new WorkingDirectory());

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
                new RemoteNames(new Counted(), here).startingWith("", false).common());
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

    @Test
    void findsDirectoriesAmongMoreFilesThanAPage() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            names.add(String.format("photo-%05d.jpg", i));
        }
        names.add("other");
        haveDirectories(List.of("photo-00010", "photos", "phz"));
        Completed completed = remote.startingWith("/d/ph", true);
        assertEquals(
                List.of("/d/photo-00010/", "/d/photos/", "/d/phz/"),
                completed.all().stream().map(Completed.Suggestion::text).toList());
        assertEquals("/d/ph", completed.common());
        assertEquals("", completed.note());
        assertTrue(calls.size() <= 4, calls.toString());
        assertEquals("/d/photos/", remote.startingWith("/d/photos", true).common());
        assertEquals(Completed.NONE, remote.startingWith("/d/photo-0002", true));
    }

    @Test
    void moreDirectoriesThanAPageAreToldAsSuch() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            names.add(String.format("photo-%05d.jpg", i));
            haveDirectories(List.of(String.format("photo-%05d", i)));
        }
        Completed completed = remote.startingWith("/d/p", true);
        assertEquals("/d/photo-0", completed.common());
        assertEquals("more than 1000", completed.note());
        assertTrue(completed.all().stream().noneMatch(Completed.Suggestion::whole), "a file among directories");
    }

    private void haveDirectories(List<String> more) {
        names.addAll(more);
        directories.addAll(more);
    }

    /** One directory, whose names are asked for. */
    private final class Counted implements RemoteNames.Pages {
        @Override
        public ListPage page(FilePath directory, String after, int limit) throws PanalException {
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

        @Override
        public FindPage find(FindQuery query) throws PanalException {
            calls.add(query.limit());
            String after = query.after().substring(query.after().lastIndexOf('/') + 1);
            List<FoundFile> found = new ArrayList<>();
            int steps = 0;
            for (String name : names.tailSet(after, false)) {
                FileStatus file = file(query.path().child(name));
                if (query.test().holdsFor(file)) {
                    found.add(new FoundFile(file, false, 0));
                }
                if (++steps == 2_000 || found.size() == query.limit()) {
                    return new FindPage(found, List.of(), steps, file.path().text());
                }
            }
            return new FindPage(found, List.of(), steps, "");
        }
    }

    private FileStatus file(FilePath path) {
        FileType type = directories.contains(path.name()) ? FileType.DIRECTORY : FileType.FILE;
        return new FileStatus(path, new FileId(1), type, 0, 1, 65_536, 0, "ana", "staff", 0644);
    }
}
