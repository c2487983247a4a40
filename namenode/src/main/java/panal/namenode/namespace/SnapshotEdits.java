package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import panal.protocol.value.BlockId;

/** Writes a namespace as edits, one after another, without a second copy of it in memory. */
final class SnapshotEdits {
    private static final int DOOMED_PER_EDIT = 1_000;

    private SnapshotEdits() {}

    static Iterator<Edit> of(Namespace namespace) {
        Stream<Edit> cluster = clusterEdits(namespace).stream();
        Stream<Edit> inodes = namespace.tree.all().stream()
                .map(inode -> new SnapshotEdit.InodeRestored(
                        inode, namespace.tree.detached().contains(inode.id())));
        Stream<Edit> uploads = namespace.uploads.values().stream().map(UploadEdit.UploadOpened::new);
        Stream<Edit> requests = namespace
                .requests
                .oldestFirst()
                .map(a -> new SnapshotEdit.RequestRestored(a.request(), a.user(), a.status()));
        return Stream.of(cluster, inodes, uploads, doomed(namespace).stream(), requests)
                .flatMap(edits -> edits)
                .iterator();
    }

    private static List<Edit> clusterEdits(Namespace namespace) {
        List<Edit> edits = new ArrayList<>();
        if (!namespace.clusterId().isNone()) {
            edits.add(new SnapshotEdit.ClusterRestored(
                    namespace.clusterId(),
                    namespace.epoch(),
                    namespace.roster.epochs().asStarts(),
                    namespace.lostEnd()));
        }
        namespace.users().forEach(user -> edits.add(new ClusterEdit.UserPut(user)));
        namespace.members().forEach(member -> edits.add(new ClusterEdit.MemberPut(member)));
        for (IdKind kind : IdKind.values()) {
            edits.add(new ClusterEdit.IdsReserved(kind, namespace.nextId(kind)));
        }
        // Nothing by default, so that where nothing was lost an older program reads the snapshot.
        if (namespace.orphansKeptBelow() > 0) {
            edits.add(new BlockEdit.OrphansKept(namespace.orphansKeptBelow()));
        }
        return edits;
    }

    private static List<Edit> doomed(Namespace namespace) {
        List<Edit> edits = new ArrayList<>();
        List<BlockId> run = new ArrayList<>();
        long since = 0;
        for (Map.Entry<BlockId, Long> block : namespace.doomed().entrySet()) {
            if (!run.isEmpty() && (block.getValue() != since || run.size() >= DOOMED_PER_EDIT)) {
                edits.add(new BlockEdit.BlocksDoomed(run, since));
                run.clear();
            }
            since = block.getValue();
            run.add(block.getKey());
        }
        if (!run.isEmpty()) {
            edits.add(new BlockEdit.BlocksDoomed(run, since));
        }
        return edits;
    }
}
