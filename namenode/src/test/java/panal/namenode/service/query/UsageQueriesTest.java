package panal.namenode.service.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import panal.namenode.namespace.Scribe;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsagePart;
import panal.protocol.value.UsageQuery;
import panal.testkit.Seeds;

/** ana is the superuser and owns everything; bert is somebody else. */
final class UsageQueriesTest {
    private final ModedTree tree = new ModedTree();
    private final TreeQueries queries = new TreeQueries(tree::now);

    @Test
    void addsUpEachDirectoryDownToALevel() throws Exception {
        tree.someFiles();
        UsagePage page = queries.usages("ana", new UsageQuery(FilePath.ROOT, "", 100, 1, false));
        assertEquals(
                List.of(
                        new UsagePart(FilePath.ROOT, true, new Usage(1, 0, 0, 0)),
                        new UsagePart(new FilePath("/docs"), true, new Usage(2, 4, 7, 21)),
                        new UsagePart(new FilePath("/docs.old"), true, new Usage(1, 0, 0, 0))),
                page.parts());
        assertEquals("", page.next());
        List<UsagePart> entries = queries.usages("ana", new UsageQuery(new FilePath("/docs"), "", 100, 1, true))
                .parts();
        assertEquals(5, entries.size());
        assertEquals(new UsagePart(new FilePath("/docs/a.txt"), false, new Usage(0, 1, 4, 12)), entries.get(1));
        assertEquals(
                List.of(new UsagePart(new FilePath("/docs/a.txt"), false, new Usage(0, 1, 4, 12))),
                queries.usages("ana", new UsageQuery(new FilePath("/docs/a.txt"), "", 1, 0, false))
                        .parts());
    }

    @Test
    void whatMayNotBeReadIsToldAndNotCounted() throws Exception {
        tree.someFiles();
        tree.chmod("/docs/sub", 0711);
        UsagePage page = queries.usages("bert", new UsageQuery(FilePath.ROOT, "", 100, 0, false));
        assertEquals(List.of(new FilePath("/docs/sub")), page.closed());
        assertEquals(new Usage(4, 3, 6, 18), page.parts().get(0).usage());
    }

    @Test
    void partsOfAllPagesAddUpToWhatLiesThere() {
        Seeds.each(1, 5, random -> {
            Scribe many = Scribe.founded();
            Map<String, FileStatus> model = ModedTree.grown(many, random);
            TreeQueries asked = new TreeQueries(many::namespace);
            int deepest = random.nextInt(4);
            boolean files = random.nextBoolean();
            Map<FilePath, Usage> sums = new HashMap<>();
            UsageQuery query = new UsageQuery(FilePath.ROOT, "", 1 + random.nextInt(10), deepest, files);
            do {
                UsagePage page = asked.usages("ana", query);
                for (UsagePart part : page.parts()) {
                    assertTrue(part.path().names().size() <= deepest, part.toString());
                    sums.merge(part.path(), part.usage(), Usage::plus);
                }
                query = query.from(page.next());
            } while (!query.after().isEmpty());
            for (FilePath path : sums.keySet()) {
                Usage sum = Usage.NOTHING;
                for (Map.Entry<FilePath, Usage> each : sums.entrySet()) {
                    sum = each.getKey().isAtOrBelow(path) ? sum.plus(each.getValue()) : sum;
                }
                assertEquals(
                        many.namespace().usage(many.namespace().existing(path).id()), sum, path.text());
            }
            long own = model.values().stream()
                    .filter(status -> files || status.isDirectory())
                    .filter(status -> status.path().names().size() <= deepest)
                    .count();
            assertEquals(1 + own, sums.size());
        });
    }
}
