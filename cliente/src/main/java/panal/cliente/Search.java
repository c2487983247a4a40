package panal.cliente;

import java.util.function.Consumer;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;
import panal.protocol.value.Limits;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsagePart;
import panal.protocol.value.UsageQuery;

/** Looks through whole trees: the NameNode does, a bounded stretch a call. Thread-safe. */
public final class Search {
    private final ClusterSession session;

    Search(ClusterSession session) {
        this.session = session;
    }

    /**
     * Hands out what is at and below {@code top} and passes the test, as it arrives: each directory before what is in it,
     * and that by name (by UTF-16 code unit).
     *
     * @param sums whether files come with the CRC32C of their bytes, which the NameNode knows without reading them
     * @param closed gets the directories that the user may not read, so that nothing in them was looked at
     */
    public void find(FilePath top, FindTest test, boolean sums, Consumer<FoundFile> each, Consumer<FilePath> closed)
            throws PanalException {
        FindQuery query = new FindQuery(top, "", Limits.PAGE_ENTRIES, test, sums);
        FindPage page;
        do {
            page = page(query);
            page.closed().forEach(closed);
            page.found().forEach(each);
            query = query.from(page.next());
        } while (!page.next().isEmpty());
    }

    /** One stretch of a search. */
    public FindPage page(FindQuery query) throws PanalException {
        return session.ask(Patience.forCommand(), q -> q.find(query), s -> s.find(query));
    }

    /** The same for somebody who does not wait for a NameNode that does not answer. */
    public FindPage glance(FindQuery query) throws PanalException {
        return session.ask(Patience.forGlance(), q -> q.find(query), s -> s.find(query));
    }

    /**
     * Hands out how much is at and below {@code top}, and each directory below it down to a level, a directory behind what
     * is in it.
     *
     * @param deepest the level; that of {@code top} is 0
     * @param files whether files down to that level are handed out too
     * @param closed gets the directories that the user may not read, so that nothing in them was counted
     */
    public void usages(FilePath top, int deepest, boolean files, Consumer<UsagePart> each, Consumer<FilePath> closed)
            throws PanalException {
        UsageSums sums = new UsageSums(each);
        UsageQuery query = new UsageQuery(top, "", Limits.PAGE_ENTRIES, deepest, files);
        UsagePage page;
        do {
            UsageQuery asked = query;
            page = session.ask(Patience.forCommand(), q -> q.usages(asked), s -> s.usages(asked));
            page.closed().forEach(closed);
            page.parts().forEach(sums::add);
            query = query.from(page.next());
        } while (!page.next().isEmpty());
        sums.end();
    }
}
