package panal.cluster.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import panal.cliente.Panal;
import panal.cluster.workload.Change;
import panal.cluster.workload.Content;
import panal.cluster.workload.Ledger;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;

/**
 * Compares the whole tree with what was acknowledged: every byte of it is there, what is in doubt is as before or as after,
 * and nothing else is there. For one thread.
 */
final class TreeCheck {
    private final Panal panal;
    private final TreeMap<String, FileStatus> found = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    private TreeCheck(Panal panal) {
        this.panal = panal;
    }

    /** Empty when all is right. */
    static List<String> problems(Panal panal, List<Ledger> ledgers) throws PanalException {
        TreeCheck check = new TreeCheck(panal);
        files(panal).forEach(status -> check.found.put(status.path().text(), status));
        for (Ledger ledger : ledgers) {
            ledger.certain().forEach(check::requireThere);
            ledger.doubts().forEach(check::requireOneOfTwo);
        }
        check.found.keySet().forEach(path -> check.problems.add(path + " is there: never acknowledged, or deleted"));
        return check.problems;
    }

    /** Everything below the root. */
    static List<FileStatus> files(Panal panal) throws PanalException {
        List<FileStatus> all = new ArrayList<>();
        List<FilePath> directories = new ArrayList<>(List.of(FilePath.ROOT));
        while (!directories.isEmpty()) {
            FilePath directory = directories.remove(directories.size() - 1);
            panal.list(directory, status -> {
                all.add(status);
                if (status.isDirectory()) {
                    directories.add(status.path());
                }
            });
        }
        return all;
    }

    private void requireThere(String path, Content content) {
        FileStatus status = found.remove(path);
        if (status == null) {
            problems.add(path + " was acknowledged and is gone");
        } else {
            differs(status, content).ifPresent(problems::add);
        }
    }

    private void requireOneOfTwo(Change doubt) {
        Map<String, FileStatus> seen = new TreeMap<>();
        for (String path : doubt.paths()) {
            FileStatus status = found.remove(path);
            if (status != null) {
                seen.put(path, status);
            }
        }
        if (!isLike(seen, doubt.before()) && !isLike(seen, doubt.after())) {
            problems.add(
                    seen.keySet() + " is neither as before, " + doubt.before() + ", nor as after, " + doubt.after());
        }
    }

    private boolean isLike(Map<String, FileStatus> seen, Map<String, Content> side) {
        return seen.keySet().equals(side.keySet())
                && seen.entrySet().stream().allMatch(entry -> {
                    Content content = side.get(entry.getKey());
                    return content != null && differs(entry.getValue(), content).isEmpty();
                });
    }

    private Optional<String> differs(FileStatus status, Content content) {
        FilePath path = status.path();
        if (status.isDirectory() != content.directory() || status.length() != content.length()) {
            return Optional.of(path + " is " + status + " and not " + content);
        }
        if (content.directory()) {
            return Optional.empty();
        }
        try (InputStream bytes = panal.read(path, 0, Long.MAX_VALUE)) {
            return content.matches(bytes) ? Optional.empty() : Optional.of(path + " has wrong bytes");
        } catch (PanalException | IOException failure) {
            String lost = failure instanceof NotFound ? " is gone: " : " cannot be read: ";
            return Optional.of(path + lost + failure);
        }
    }
}
