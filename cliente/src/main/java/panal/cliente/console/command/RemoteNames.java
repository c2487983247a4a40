package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.console.input.Completed;
import panal.cliente.console.input.Completed.Suggestion;
import panal.cliente.console.input.WorkingDirectory;
import panal.cliente.console.output.SafeText;
import panal.cliente.console.shell.Operands;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;
import panal.protocol.value.Limits;
import panal.protocol.value.ListPage;

/**
 * Names of the cluster that begin as typed. The NameNode lists a directory from any half name on, so that one page is enough
 * whatever the directory's size; if more begin so than a page holds, what they have in common is found by asking for single
 * names, at most one for each halving of a name's length. Where only directories are wanted among more names than that, the
 * NameNode looks for them.
 */
final class RemoteNames {
    private static final int PAGE = Limits.PAGE_ENTRIES;
    /** The last of UTF-16, and no character. */
    private static final char LAST = '\uFFFF';

    /** So many stretches are looked through for directories: enough for hundreds of thousands of names. */
    private static final int STRETCHES = 20;

    private final Pages pages;
    private final WorkingDirectory where;

    /** What the cluster is asked. */
    interface Pages {
        /** What stands behind a text in a directory, as {@link panal.cliente.Panal#page} has it. */
        ListPage page(FilePath directory, String after, int limit) throws PanalException;

        /** A stretch of a search, as {@link panal.cliente.Search#glance} has it. */
        FindPage find(FindQuery query) throws PanalException;
    }

    RemoteNames(Pages pages, WorkingDirectory where) {
        this.pages = pages;
        this.where = where;
    }

    Completed startingWith(String typed, boolean onlyDirectories) throws PanalException {
        String front = typed.substring(0, typed.lastIndexOf('/') + 1);
        String start = typed.substring(front.length());
        FilePath directory = where.path(front.isEmpty() ? "." : front);
        List<FileStatus> found = new ArrayList<>();
        boolean more = collect(directory, start, found);
        if (onlyDirectories) {
            more = more && collectDirectories(directory, start, found);
            found.removeIf(each -> !each.isDirectory());
        }
        Completed some =
                Completed.of(found.stream().map(each -> suggestion(front, each)).toList());
        if (!more) {
            return some;
        }
        String common = found.isEmpty() ? start : common(directory, start, found);
        return new Completed(some.all(), common.isEmpty() ? front : Operands.typed(front, common), "more than " + PAGE);
    }

    /** Finds those that begin so, at least a page if there are so many; says whether there may be more. */
    private boolean collect(FilePath directory, String start, List<FileStatus> found) throws PanalException {
        String after = justBefore(start);
        while (true) {
            ListPage page = pages.page(directory, after, PAGE);
            for (FileStatus each : page.entries()) {
                // Of a file the file itself is listed.
                boolean inside = each.path().parent().map(directory::equals).orElse(false);
                String name = each.path().name();
                if (inside && name.startsWith(start)) {
                    found.add(each);
                } else if (name.compareTo(start) > 0) {
                    return false;
                }
            }
            if (!page.more() || page.entries().isEmpty() || found.size() >= PAGE) {
                return page.more() && !page.entries().isEmpty();
            }
            after = page.entries().get(page.entries().size() - 1).path().name();
        }
    }

    /** Finds directories behind the names of the first page, until there are a page of them; says whether there may be more. */
    private boolean collectDirectories(FilePath directory, String start, List<FileStatus> found) throws PanalException {
        String behind = (directory.isRoot() ? "" : directory.text()) + "/";
        String after = behind + found.get(found.size() - 1).path().name();
        found.removeIf(each -> !each.isDirectory());
        FindTest inIt = FindTest.ANYTHING.ofDirectories().between(1, 1);
        for (int stretch = 0; stretch < STRETCHES && found.size() < PAGE; stretch++) {
            FindPage page = pages.find(new FindQuery(directory, after, PAGE, inIt, false));
            for (FoundFile each : page.found()) {
                if (!each.status().path().name().startsWith(start)) {
                    return false;
                }
                found.add(each.status());
            }
            after = page.next();
            if (!after.startsWith(behind + start)) {
                return false;
            }
        }
        return true;
    }

    /** A text that all names beginning with {@code start} follow, and hardly another one in between. */
    private static String justBefore(String start) {
        int last = start.length() - 1;
        return start.isEmpty() ? "" : start.substring(0, last) + (char) (start.charAt(last) - 1) + LAST;
    }

    /** What all names that begin with {@code start} have in common, when those found are only the first of them. */
    private String common(FilePath directory, String start, List<FileStatus> found) throws PanalException {
        String first = found.get(0).path().name();
        String last = found.get(found.size() - 1).path().name();
        int sure = start.length();
        int possible = Completed.commonStart(first, last).length();
        while (sure < possible) {
            int middle = (sure + possible + 1) / 2;
            if (allBegin(directory, start, first.substring(0, middle))) {
                sure = middle;
            } else {
                possible = middle - 1;
            }
        }
        return Completed.commonStart(first, first.substring(0, sure));
    }

    /** Whether no name that begins with {@code start} stands behind those that begin with {@code longer}. */
    private boolean allBegin(FilePath directory, String start, String longer) throws PanalException {
        List<FileStatus> next = pages.page(directory, longer + LAST, 1).entries();
        return next.isEmpty() || !next.get(0).path().name().startsWith(start);
    }

    private static Suggestion suggestion(String front, FileStatus file) {
        String name = file.path().name();
        String end = file.isDirectory() ? "/" : "";
        return new Suggestion(Operands.typed(front, name) + end, SafeText.of(name) + end, !file.isDirectory());
    }
}
