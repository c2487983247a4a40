package panal.namenode.service.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.Scribe;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;
import panal.protocol.value.Limits;
import panal.protocol.value.NamePattern;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;
import panal.testkit.Seeds;

/** ana is the superuser and owns everything; bert is somebody else. */
final class TreeQueriesTest {
    private final ModedTree tree = new ModedTree();
    private final TreeQueries queries = new TreeQueries(tree::now);

    private List<String> found(String user, String top, FindTest test) throws PanalException {
        return pages(user, new FindQuery(new FilePath(top), "", Limits.PAGE_ENTRIES, test, false)).stream()
                .flatMap(page -> page.found().stream())
                .map(file -> file.status().path().text())
                .toList();
    }

    private List<FindPage> pages(String user, FindQuery first) throws PanalException {
        List<FindPage> pages = new ArrayList<>();
        FindQuery query = first;
        do {
            pages.add(queries.find(user, query));
            query = query.from(pages.get(pages.size() - 1).next());
        } while (!query.after().isEmpty());
        return pages;
    }

    private static FindTest named(String pattern) {
        return FindTest.ANYTHING.named(new NamePattern(pattern, false));
    }

    @Test
    void findsEachDirectoryBeforeWhatIsInIt() throws Exception {
        tree.someFiles();
        assertEquals(
                List.of(
                        "/",
                        "/docs",
                        "/docs/a.txt",
                        "/docs/b.txt",
                        "/docs/c.pdf",
                        "/docs/sub",
                        "/docs/sub/d.txt",
                        "/docs.old"),
                found("ana", "/", FindTest.ANYTHING));
        assertEquals(List.of("/docs/a.txt"), found("ana", "/docs/a.txt", FindTest.ANYTHING));
        assertThrows(NotFound.class, () -> found("ana", "/none", FindTest.ANYTHING));
    }

    @Test
    void findsByNameAndLevel() throws Exception {
        tree.someFiles();
        assertEquals(List.of("/docs/a.txt", "/docs/b.txt", "/docs/sub/d.txt"), found("ana", "/", named("*.txt")));
        assertEquals(List.of("/"), found("ana", "/", named("/")));
        assertEquals(List.of("/docs"), found("ana", "/docs", named("docs")));
        assertEquals(
                List.of("/docs/sub/d.txt"), found("ana", "/", named("*.txt").between(3, 3)));
        assertEquals(List.of("/docs"), found("ana", "/docs", FindTest.ANYTHING.between(0, 0)));
        assertEquals(
                List.of("/docs", "/docs.old"),
                found("ana", "/", FindTest.ANYTHING.ofDirectories().between(1, 1)));
    }

    @Test
    void findsBySizeTimeAndOwner() throws Exception {
        tree.someFiles();
        FileStatus a = tree.now().existing(new FilePath("/docs/a.txt")).status(new FilePath("/docs/a.txt"));
        long then = a.modifiedMillis();
        FindTest any = FindTest.ANYTHING;
        FindTest small = new FindTest(List.of(), true, false, 1, 2, any.since(), any.until(), "ana", 0, any.deepest());
        assertEquals(List.of("/docs/b.txt", "/docs/sub/d.txt"), found("ana", "/", small));
        FindTest thatMoment = new FindTest(List.of(), true, false, 0, 9, then, then, "", 0, any.deepest());
        assertEquals(List.of("/docs/a.txt"), found("ana", "/", thatMoment));
        FindTest bobs = new FindTest(List.of(), true, true, 0, 9, any.since(), any.until(), "bob", 0, any.deepest());
        assertEquals(List.of(), found("ana", "/", bobs));
    }

    @Test
    void aDirectoryThatMayNotBeReadIsToldAndTheRestFound() throws Exception {
        tree.someFiles();
        tree.scribe.put("/docs/z", 1, false);
        tree.chmod("/docs/sub", 0711);
        FindPage page = queries.find("bert", new FindQuery(new FilePath("/docs"), "", 100, FindTest.ANYTHING, false));
        assertEquals(List.of(new FilePath("/docs/sub")), page.closed());
        assertEquals(6, page.found().size(), page.toString());
        assertEquals(List.of(), found("bert", "/", named("d.txt")));
        assertEquals(List.of("/docs/sub/d.txt"), found("ana", "/", named("d.txt")));
        // Nor is it entered in the middle.
        FindQuery inside = new FindQuery(new FilePath("/docs"), "/docs/sub/", 100, FindTest.ANYTHING, false);
        FindPage behind = queries.find("bert", inside);
        assertEquals(
                List.of("/docs/z"),
                behind.found().stream().map(file -> file.status().path().text()).toList());
        assertEquals(List.of(new FilePath("/docs/sub")), behind.closed(), "it was open on the page before");
        // A level that is not looked at is not missed.
        FindTest shallow = FindTest.ANYTHING.between(0, 1);
        assertEquals(
                List.of(),
                queries.find("bert", new FindQuery(new FilePath("/docs"), "", 100, shallow, false))
                        .closed());
        tree.chmod("/docs", 0700);
        assertThrows(AccessDenied.class, () -> found("bert", "/docs/sub", FindTest.ANYTHING));
        assertEquals(List.of("/docs"), found("bert", "/docs", FindTest.ANYTHING));
    }

    @Test
    void sumsAreThoseOfFilesThatTheUserMayRead() throws Exception {
        tree.someFiles();
        tree.chmod("/docs/b.txt", 0600);
        FindQuery query = new FindQuery(new FilePath("/docs"), "", 100, FindTest.ANYTHING.between(1, 1), true);
        List<FoundFile> found = queries.find("bert", query).found();
        // The scribe's blocks have their length for a sum.
        assertEquals(List.of(4, 0, 0, 0), found.stream().map(FoundFile::crc32c).toList());
        assertEquals(
                List.of(true, false, true, false),
                found.stream().map(FoundFile::summed).toList());
        assertTrue(queries.find("ana", query).found().get(1).summed());
        assertFalse(queries.find("ana", new FindQuery(new FilePath("/docs"), "", 9, FindTest.ANYTHING, false))
                .found()
                .get(1)
                .summed());
    }

    @Test
    void pagesGoOnWhereTheyStopped() {
        Seeds.each(1, 5, random -> {
            Scribe many = Scribe.founded();
            Map<String, FileStatus> model = ModedTree.grown(many, random);
            TreeQueries asked = new TreeQueries(many::namespace);
            for (String pattern : List.of("*", "f1*", "d?")) {
                FindQuery first = new FindQuery(FilePath.ROOT, "", 1 + random.nextInt(20), named(pattern), false);
                List<String> found = new ArrayList<>();
                FindQuery query = first;
                do {
                    FindPage page = asked.find("ana", query);
                    assertTrue(page.found().size() <= first.limit());
                    page.found().forEach(file -> found.add(file.status().path().text()));
                    query = query.from(page.next());
                } while (!query.after().isEmpty());
                List<String> wanted = model.values().stream()
                        .map(FileStatus::path)
                        .filter(path -> first.test().nameTest().test(path.name()))
                        .sorted(Comparator.comparing(path -> path.text().replace('/', '\0')))
                        .map(FilePath::text)
                        .toList();
                assertEquals(
                        wanted, found.stream().filter(path -> !path.equals("/")).toList(), pattern);
            }
        });
    }

    @Test
    void oneCallLooksAtABoundedNumberOfEntries() throws Exception {
        tree.scribe.mkdir("/d");
        for (int i = 0; i < 20_500; i++) {
            tree.scribe.put("/d/" + i, 0, false);
        }
        tree.scribe.put("/d/last", 1, false);
        List<FindPage> pages = pages("ana", new FindQuery(FilePath.ROOT, "", 10, named("last"), false));
        assertEquals(2, pages.size());
        assertEquals(List.of(), pages.get(0).found());
        assertEquals(1, pages.get(1).found().size());
        assertEquals(20_503, pages.stream().mapToLong(FindPage::looked).sum());
        UsagePage some = queries.usages("ana", new UsageQuery(FilePath.ROOT, "", 10, 0, false));
        assertFalse(some.next().isEmpty());
    }

    @Test
    void longPatternsMakeAPageLookAtFewerEntries() throws Exception {
        tree.scribe.mkdir("/d");
        for (int i = 0; i < 100; i++) {
            tree.scribe.put("/d/" + i, 0, false);
        }
        FindTest costly = FindTest.ANYTHING;
        for (int i = 0; i < FindTest.NAMES_MAX; i++) {
            costly = costly.named(new NamePattern("*".repeat(NamePattern.LENGTH_MAX), false));
        }
        List<FindPage> pages = pages("ana", new FindQuery(FilePath.ROOT, "", Limits.PAGE_ENTRIES, costly, false));
        assertTrue(pages.size() > 1, "all in one call");
        assertEquals(102, pages.stream().mapToInt(page -> page.found().size()).sum());
    }

    @Test
    void refusesWhatNoPageCanBe() throws Exception {
        tree.scribe.mkdirs("/a/b");
        for (int limit : List.of(0, -1, Limits.PAGE_ENTRIES + 1)) {
            assertThrows(
                    InvalidInput.class,
                    () -> queries.find("ana", new FindQuery(FilePath.ROOT, "", limit, FindTest.ANYTHING, false)));
            assertThrows(
                    InvalidInput.class,
                    () -> queries.usages("ana", new UsageQuery(FilePath.ROOT, "", limit, 1, false)));
        }
        FindQuery elsewhere = new FindQuery(new FilePath("/a/b"), "/a/x", 1, FindTest.ANYTHING, false);
        assertThrows(InvalidInput.class, () -> queries.find("ana", elsewhere));
    }
}
