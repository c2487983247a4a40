package panal.cliente.console.command.transfer;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import panal.cliente.Search;
import panal.cliente.console.shell.Attempts;
import panal.cliente.console.shell.Closed;
import panal.cliente.console.sync.Entry;
import panal.cliente.console.sync.Entry.Kind;
import panal.cliente.console.sync.Walk;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FindTest;
import panal.protocol.value.FoundFile;
import panal.protocol.value.Limits;

/** A directory of the cluster, a thousand entries a call. Directories that may not be read are failed attempts. */
final class RemoteWalk implements Walk {
    private final Search search;
    private final int topLength;
    private final Exclusions exclusions;
    private final boolean isTarget;
    private final Attempts attempts;
    private final Queue<FoundFile> waiting = new ArrayDeque<>();
    private FindQuery query;
    private boolean ended;

    /** @param sums whether files come with the sums of their bytes */
    RemoteWalk(Search search, FilePath top, Exclusions exclusions, boolean sums, boolean isTarget, Attempts attempts) {
        this.search = search;
        this.topLength = top.isRoot() ? 1 : top.text().length() + 1;
        this.exclusions = exclusions;
        this.isTarget = isTarget;
        this.attempts = attempts;
        FindTest below = FindTest.ANYTHING.between(1, Integer.MAX_VALUE);
        this.query = new FindQuery(top, "", Limits.PAGE_ENTRIES, below, sums);
    }

    @Override
    public Optional<Entry> next() throws PanalException {
        while (true) {
            FoundFile found = waiting.poll();
            if (found != null) {
                Optional<Entry> entry = entry(found);
                if (entry.isPresent()) {
                    return entry;
                }
            } else if (ended) {
                return Optional.empty();
            } else {
                load();
            }
        }
    }

    private void load() throws PanalException {
        FindPage page = search.page(query);
        page.closed().stream()
                .filter(directory -> directory.text().length() < topLength || !isLeftOut(directory))
                .forEach(directory -> Closed.tell(directory, attempts));
        waiting.addAll(page.found());
        goOnFrom(page.next());
    }

    private void goOnFrom(String next) {
        query = query.from(next);
        ended = next.isEmpty();
    }

    private Optional<Entry> entry(FoundFile found) {
        FileStatus status = found.status();
        String path = below(status.path());
        if (exclusions.contain(path, status.isDirectory())) {
            if (status.isDirectory()) {
                leaveOut(status.path());
            }
            return isTarget ? Optional.of(Entry.of(path, Kind.EXCLUDED)) : Optional.empty();
        }
        if (status.isDirectory()) {
            return Optional.of(Entry.of(path, Kind.DIRECTORY));
        }
        Entry file = Entry.file(path, status.length(), status.modifiedMillis());
        return Optional.of(found.summed() ? file.withSum(found.crc32c()) : file);
    }

    /** Passes over all that is in it, also what has not come yet. */
    private void leaveOut(FilePath directory) {
        while (!waiting.isEmpty() && waiting.element().status().path().isAtOrBelow(directory)) {
            waiting.remove();
        }
        if (waiting.isEmpty() && query.after().startsWith(directory.text() + "/")) {
            goOnFrom(directory.text());
        }
    }

    /** Whether it, or a directory that it is in, is excluded. */
    private boolean isLeftOut(FilePath directory) {
        String path = below(directory);
        int end = path.length();
        while (end > 0) {
            if (exclusions.contain(path.substring(0, end), true)) {
                return true;
            }
            end = path.lastIndexOf('/', end - 1);
        }
        return false;
    }

    private String below(FilePath path) {
        return path.text().substring(topLength);
    }
}
