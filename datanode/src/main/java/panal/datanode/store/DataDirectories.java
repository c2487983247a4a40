package panal.datanode.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.datanode.store.IdentityFile.Identity;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;

/**
 * The node's data directories, working and failed, and the node's record, of which each working one has a copy. A directory
 * that fails is out until it is well again: see {@link ReturningDirectories}. Thread-safe.
 */
final class DataDirectories {
    private static final Logger log = LoggerFactory.getLogger(DataDirectories.class);

    private final Disk disk;
    /** All that the node was given, working or not. */
    private final List<Path> paths;
    /** Those that were opened, some of which have failed since; a new list at each change, which this guards. */
    private volatile List<DataDirectory> opened;
    /** Guarded by this. */
    private NodeRecord node;

    private DataDirectories(Disk disk, List<Path> paths, List<DataDirectory> opened, NodeRecord node) {
        this.disk = disk;
        this.paths = List.copyOf(paths);
        this.opened = List.copyOf(opened);
        this.node = node;
    }

    /** Opens what can be used and counts the start, durably. */
    static DataDirectories open(List<Path> paths, Disk disk) throws PanalException {
        DirectoryFinder.Findings findings = new DirectoryFinder(disk).find(paths);
        Map<Path, String> failed = new LinkedHashMap<>(findings.failed());
        Map<UUID, String> belonging = new HashMap<>(findings.node().directories());
        belonging.values().retainAll(paths.stream().map(Path::toString).toList());
        findings.usable().forEach((path, id) -> belonging.put(id, path.toString()));
        NodeRecord started = findings.node().started(belonging);

        List<DataDirectory> opened = new ArrayList<>();
        for (Map.Entry<Path, UUID> usable : findings.usable().entrySet()) {
            Path path = usable.getKey();
            UUID id = usable.getValue();
            try {
                DataDirectory directory = DataDirectory.open(path, id, disk);
                opened.add(directory);
                new IdentityFile(disk, path).write(new Identity(id, started));
            } catch (IOException broken) {
                opened.removeIf(directory -> directory.id().equals(id));
                failed.put(path, "cannot be used: " + broken);
            }
        }
        failed.forEach((path, why) -> log.error("data directory failed path={} why=\"{}\"", path, why));
        if (opened.isEmpty()) {
            throw new LocalFailure("no data directory can be used: " + failed);
        }
        return new DataDirectories(disk, paths, opened, started);
    }

    /** Those that work. */
    List<DataDirectory> working() {
        return opened.stream().filter(directory -> !directory.failed()).toList();
    }

    int failures() {
        return paths.size() - working().size();
    }

    /** Those that do not work. */
    List<Path> failed() {
        List<Path> working = working().stream().map(DataDirectory::path).toList();
        return paths.stream().filter(path -> !working.contains(path)).toList();
    }

    /**
     * Opens a directory again that had failed; it does not count as working yet, see {@link #takeIn}.
     *
     * @throws IOException if it still fails, or is not the one of this node that it was
     */
    DataDirectory reopen(Path path) throws IOException, LocalFailure {
        Identity identity = new IdentityFile(disk, path)
                .read()
                .orElseThrow(() -> new NoSuchFileException("no " + IdentityFile.NAME + " in " + path));
        NodeRecord mine = node();
        if (!identity.node().node().equals(mine.node()) || !mine.directories().containsKey(identity.directory())) {
            throw new IOException(path + " is not the directory of this node that it was");
        }
        // A lock is the process's, and closing any handle of its file lets go of it: the old handle goes first.
        forget(path);
        DataDirectory directory = DataDirectory.open(path, identity.directory(), disk);
        boolean well = false;
        try {
            directory.probe();
            well = true;
            return directory;
        } finally {
            if (!well) {
                directory.close();
            }
        }
    }

    /** Counts a directory among the working ones again, and brings its copy of the node's record up to date. */
    synchronized void takeIn(DataDirectory directory) throws IOException {
        new IdentityFile(disk, directory.path()).write(new Identity(directory.id(), node));
        List<DataDirectory> all = new ArrayList<>(opened);
        all.add(directory);
        opened = List.copyOf(all);
    }

    private synchronized void forget(Path path) {
        List<DataDirectory> others = new ArrayList<>(opened);
        for (DataDirectory old : opened) {
            if (old.path().equals(path)) {
                others.remove(old);
                close(old);
            }
        }
        opened = List.copyOf(others);
    }

    synchronized NodeRecord node() {
        return node;
    }

    synchronized void join(ClusterId cluster) throws LocalFailure {
        if (!node.cluster().equals(cluster)) {
            save(node.in(cluster));
        }
    }

    synchronized void hear(Epoch epoch) throws LocalFailure {
        if (epoch.compareTo(node.heard()) > 0) {
            save(node.having(epoch));
        }
    }

    void close() {
        opened.forEach(DataDirectories::close);
    }

    private static void close(DataDirectory directory) {
        try {
            directory.close();
        } catch (IOException unlocked) {
            log.warn("data directory not unlocked path={} why=\"{}\"", directory.path(), unlocked.toString());
        }
    }

    /** One copy is enough: the highest counts at the start. */
    private void save(NodeRecord next) throws LocalFailure {
        List<IOException> failures = new ArrayList<>();
        List<DataDirectory> working = working();
        for (DataDirectory directory : working) {
            try {
                new IdentityFile(disk, directory.path()).write(new Identity(directory.id(), next));
            } catch (IOException broken) {
                log.warn("node record not written path={} why=\"{}\"", directory.path(), broken.toString());
                failures.add(broken);
            }
        }
        if (failures.size() == working.size()) {
            throw new LocalFailure("the node's record can be written to none of its data directories");
        }
        node = next;
    }
}
