package panal.datanode.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import panal.datanode.store.IdentityFile.Identity;
import panal.protocol.error.ForeignCluster;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;

/**
 * Looks at the data directories at the start and decides what each one is: one of this node's, a new one, or one that has
 * failed. A directory that belongs to the node and is found empty is an unmounted disk: it has failed, it is not new.
 */
final class DirectoryFinder {
    private final Disk disk;
    private final Map<Path, Identity> found = new LinkedHashMap<>();
    private final Map<Path, UUID> fresh = new LinkedHashMap<>();
    private final Map<Path, String> failed = new LinkedHashMap<>();

    DirectoryFinder(Disk disk) {
        this.disk = disk;
    }

    /** Directories with the id that they have, or are to be given; the record stands as it was before this start. */
    record Findings(NodeRecord node, Map<Path, UUID> usable, Map<Path, String> failed) {}

    /** Changes nothing on the disks, but for missing directories, which are made where that is possible. */
    Findings find(Iterable<Path> paths) throws PanalException {
        for (Path path : paths) {
            look(path);
        }
        requireOneOwner();
        Optional<NodeRecord> known =
                found.values().stream().map(Identity::node).max(Comparator.comparingLong(NodeRecord::incarnation));
        for (Path path : paths) {
            if (!found.containsKey(path) && !failed.containsKey(path)) {
                judgeBlank(path, known);
            }
        }
        if (known.isEmpty() && !failed.isEmpty()) {
            throw new LocalFailure("no data directory can be used: " + failed);
        }
        NodeRecord node = known.orElseGet(
                () -> new NodeRecord(new NodeId(UUID.randomUUID()), ClusterId.NONE, 0, Epoch.NONE, Map.of()));
        Map<Path, UUID> usable = new LinkedHashMap<>(fresh);
        found.forEach((path, identity) -> usable.put(path, identity.directory()));
        return new Findings(node.in(clusterOf(node)), usable, failed);
    }

    private void look(Path path) {
        try {
            disk.createDirectories(path);
            Optional<Identity> identity = new IdentityFile(disk, path).read();
            identity.ifPresent(present -> found.put(path, present));
        } catch (IOException broken) {
            failed.put(path, "cannot be used: " + broken);
        }
    }

    private void judgeBlank(Path path, Optional<NodeRecord> known) throws LocalFailure {
        boolean expected = known.isPresent() && known.get().directories().containsValue(path.toString());
        if (expected) {
            failed.put(
                    path,
                    "belongs to this node and is empty: its disk is not mounted; mount it and start again, or start"
                            + " once without this directory to give it up");
        } else if (holdsBlocks(path)) {
            throw new LocalFailure("data directory " + path + " holds blocks, but has no " + IdentityFile.NAME
                    + "; put that file back, or name another directory");
        } else {
            fresh.put(path, UUID.randomUUID());
        }
    }

    private static boolean holdsBlocks(Path path) {
        Path blocks = path.resolve("blocks");
        if (!Files.isDirectory(blocks)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(blocks, 2)) {
            return files.anyMatch(file -> file.toString().endsWith(".blk"));
        } catch (IOException unreadable) {
            return true;
        }
    }

    private void requireOneOwner() throws PanalException {
        Optional<Map.Entry<Path, Identity>> first = found.entrySet().stream().findFirst();
        for (Map.Entry<Path, Identity> other : found.entrySet()) {
            NodeRecord mine = first.orElseThrow().getValue().node();
            NodeRecord theirs = other.getValue().node();
            String both = first.orElseThrow().getKey() + " and " + other.getKey();
            if (!mine.node().equals(theirs.node())) {
                throw new LocalFailure("data directories " + both
                        + " belong to different nodes; start each node with its own directories");
            }
            if (!mine.cluster().isNone()
                    && !theirs.cluster().isNone()
                    && !mine.cluster().equals(theirs.cluster())) {
                throw new ForeignCluster("data directories " + both + " belong to clusters " + mine.cluster() + " and "
                        + theirs.cluster() + "; use those of one cluster");
            }
        }
    }

    private ClusterId clusterOf(NodeRecord node) {
        return found.values().stream()
                .map(identity -> identity.node().cluster())
                .filter(cluster -> !cluster.isNone())
                .findFirst()
                .orElse(node.cluster());
    }
}
