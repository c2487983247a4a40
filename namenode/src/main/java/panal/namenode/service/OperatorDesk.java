package panal.namenode.service;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.blocks.Copy;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.ReleaseOrphans;
import panal.namenode.namespace.StoredBlock;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.SafeMode;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.SafeModeStatus;

/** An operator's orders about safe mode, scrubbing and blocks of nobody. Who may give them is checked before. Thread-safe. */
final class OperatorDesk {
    private static final Logger log = LoggerFactory.getLogger(OperatorDesk.class);
    private static final int BLOCKS_UNDER_LOCK = 1_000;

    private final Committer committer;
    private final Cluster cluster;

    OperatorDesk(Committer committer, Cluster cluster) {
        this.committer = committer;
        this.cluster = cluster;
    }

    SafeModeStatus safeMode(String user, boolean hold) throws SafeMode {
        SafeModeStatus status = cluster.under(state -> {
            if (hold) {
                state.safeMode().hold(user);
            } else if (!state.safeMode().leave(state.census())) {
                throw new SafeMode(
                        "safe mode cannot be left: " + state.safeMode().reason());
            }
            return ClusterReports.safeMode(state);
        });
        log.info(
                "safe mode {} user={} may_delete={} missing={}",
                hold ? "entered by hand" : "left by hand",
                user,
                status.mayDelete(),
                status.missing());
        return status;
    }

    long releaseOrphans(String user) throws PanalException {
        cluster.requireWritable();
        long known = cluster.under(state -> state.blocks().diagnosis().keptOrphans());
        boolean kept = committer.submit(new ReleaseOrphans());
        log.warn("blocks of no file are released kept={} blocks={} user={}", kept, known, user);
        return known;
    }

    long scrub(String user, NodeName node) throws PanalException {
        long blocks = cluster.under(state -> {
            NodeId id = state.members().idOf(node).orElseThrow(() -> new NotFound("DataNode " + node));
            if (state.members().view(id).filter(member -> member.answers()).isEmpty()) {
                throw new InvalidInput(node + " is "
                        + state.members().view(id).orElseThrow().explained() + "; start it, and scrub it then");
            }
            state.scrubs().everything(id);
            return (long) state.blocks().blocksOn(id);
        });
        log.info("scrub ordered node={} blocks={} user={}", node, blocks, user);
        return blocks;
    }

    long scrubFile(String user, FilePath path) throws PanalException {
        List<StoredBlock> blocks = committer.published().file(path).content().blocks();
        long copies = 0;
        for (int from = 0; from < blocks.size(); from += BLOCKS_UNDER_LOCK) {
            List<StoredBlock> some = blocks.subList(from, Math.min(blocks.size(), from + BLOCKS_UNDER_LOCK));
            copies += cluster.under(state -> order(state, some));
        }
        log.info("scrub ordered path=\"{}\" copies={} user={}", path, copies, user);
        return copies;
    }

    private static long order(SoftState state, List<StoredBlock> blocks) {
        long copies = 0;
        for (StoredBlock block : blocks) {
            for (Copy copy : state.blocks().copies(block.id())) {
                if (state.members()
                        .view(copy.node())
                        .filter(member -> member.answers())
                        .isPresent()) {
                    state.scrubs().block(copy.node(), block.id());
                    copies++;
                }
            }
        }
        return copies;
    }
}
