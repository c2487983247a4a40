package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsagePart;
import panal.protocol.value.UsageQuery;

/** Searches a {@link MemoryTree} a few entries at a time, so that more than one page is asked for. */
final class MemoryWalk {
    private static final int STEPS = 3;

    private final MemoryTree tree;

    MemoryWalk(MemoryTree tree) {
        this.tree = tree;
    }

    FindPage find(FindQuery query) throws PanalException {
        FindTest test = query.test();
        Predicate<String> names = test.nameTest();
        List<FoundFile> found = new ArrayList<>();
        Set<FilePath> closed = new TreeSet<>();
        List<FileStatus> stretch = stretch(query.path(), query.after(), test.deepest(), closed);
        int met = Math.min(STEPS, stretch.size());
        for (int at = 0; at < met; at++) {
            FileStatus each = stretch.get(at);
            FilePath path = each.path();
            if (level(query.path(), path) >= test.shallowest()
                    && names.test(path.isRoot() ? "/" : path.name())
                    && test.holdsFor(each)) {
                boolean summed = query.sums() && !each.isDirectory();
                found.add(new FoundFile(each, summed, summed ? tree.sum(path).crc32c() : 0));
            }
            if (found.size() == query.limit()) {
                met = at + 1;
            }
        }
        return new FindPage(found, told(closed, stretch, met), met, next(stretch, met));
    }

    UsagePage usages(UsageQuery query) throws PanalException {
        Map<FilePath, UsagePart> parts = new LinkedHashMap<>();
        Set<FilePath> closed = new TreeSet<>();
        List<FileStatus> stretch = stretch(query.path(), query.after(), Integer.MAX_VALUE, closed);
        int met = Math.min(STEPS, stretch.size());
        for (FileStatus each : stretch.subList(0, met)) {
            boolean top = each.path().equals(query.path());
            FilePath part = each.path();
            boolean own = top || query.files() || each.isDirectory();
            while (!own || level(query.path(), part) > query.deepest()) {
                part = part.parent().orElseThrow();
                own = true;
            }
            boolean directory = each.isDirectory() || !part.equals(each.path());
            parts.merge(
                    part,
                    new UsagePart(part, directory, MemoryTree.usage(each)),
                    (before, more) -> new UsagePart(
                            more.path(), more.directory(), before.usage().plus(more.usage())));
        }
        return new UsagePage(List.copyOf(parts.values()), told(closed, stretch, met), next(stretch, met));
    }

    /** What is to be met from there on. */
    private List<FileStatus> stretch(FilePath top, String after, int deepest, Set<FilePath> closed)
            throws PanalException {
        List<FileStatus> stretch = new ArrayList<>();
        String behind = after.equals("/") ? "" : after.replace('/', '\0');
        for (FileStatus each : tree.walk(top)) {
            FilePath path = each.path();
            boolean shut = path.parent()
                    .filter(above -> closed.stream().anyMatch(above::isAtOrBelow))
                    .isPresent();
            boolean skipped = !after.isEmpty()
                    && (MemoryTree.order(path).compareTo(behind) <= 0
                            || (!after.endsWith("/") && MemoryTree.order(path).startsWith(behind + '\0')));
            if (each.isDirectory() && each.mode() == 0 && level(top, path) < deepest) {
                closed.add(path);
            }
            if (!shut && !skipped && level(top, path) <= deepest) {
                stretch.add(each);
            }
        }
        return stretch;
    }

    /** Of the closed directories those that were met on this page. */
    private static List<FilePath> told(Set<FilePath> closed, List<FileStatus> stretch, int met) {
        return stretch.subList(0, met).stream()
                .map(FileStatus::path)
                .filter(closed::contains)
                .toList();
    }

    private static String next(List<FileStatus> stretch, int met) {
        if (met == stretch.size()) {
            return "";
        }
        FileStatus last = stretch.get(met - 1);
        return last.path().isRoot() ? "/" : last.path() + (last.isDirectory() ? "/" : "");
    }

    private static int level(FilePath top, FilePath path) {
        return path.names().size() - top.names().size();
    }
}
