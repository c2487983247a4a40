package panal.protocol.value;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of the tree, searched: each directory before what is in it, and that by name (by UTF-16 code unit). Perhaps
 * nothing was found in it, though there is more.
 *
 * @param found in the tree's order
 * @param closed directories that the user may not read, so that nothing in them was looked at
 * @param looked entries that were met
 * @param next where the next page begins; empty text when this is the last
 */
public record FindPage(List<FoundFile> found, List<FilePath> closed, long looked, String next) implements Serializable {
    private static final long serialVersionUID = 1;

    public FindPage {
        found = List.copyOf(found);
        closed = List.copyOf(closed);
        Objects.requireNonNull(next, "next");
    }

    private Object writeReplace() {
        return new Compact(CompactKind.FIND_PAGE, this);
    }
}
