package panal.namenode.service.cluster;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.blocks.BlockMap;
import panal.namenode.healing.Healing;
import panal.namenode.healing.ScrubOrders;
import panal.namenode.membership.Membership;
import panal.protocol.value.BlockId;
import panal.protocol.value.Finding;
import panal.protocol.value.NodeId;

/** Takes in what DataNodes find out; they repeat it until they are answered. Not thread-safe: {@link Cluster} guards it. */
final class Findings {
    private static final Logger log = LoggerFactory.getLogger(Findings.class);

    private final Membership members;
    private final BlockMap blocks;
    private final Healing healing;
    private final ScrubOrders scrubs;

    Findings(Membership members, BlockMap blocks, Healing healing, ScrubOrders scrubs) {
        this.members = members;
        this.blocks = blocks;
        this.healing = healing;
        this.scrubs = scrubs;
    }

    /**
     * Somebody says that a node gave wrong bytes. The node is to look itself: whoever has bad memory accuses everybody. What it
     * finds right it reports anew, and that counts.
     */
    void accused(BlockId block, NodeId holder) {
        blocks.corrupt(block, holder);
        scrubs.block(holder, block);
    }

    void take(NodeId reporter, List<Finding> findings) {
        if (!findings.isEmpty()) {
            Taking taking = new Taking(reporter);
            findings.forEach(finding -> finding.accept(taking));
        }
    }

    private final class Taking implements Finding.Visitor<Boolean> {
        private final NodeId reporter;
        private final String name;

        Taking(NodeId reporter) {
            this.reporter = reporter;
            this.name = members.nameOf(reporter).map(Object::toString).orElse("unknown");
        }

        /** Another attempt than the one that is there now is gone already. */
        @Override
        public Boolean corruptReplica(Finding.CorruptReplica finding) {
            Optional<NodeId> holder = members.idOf(finding.holder())
                    .filter(node -> blocks.copies(finding.block()).stream()
                            .anyMatch(copy ->
                                    copy.node().equals(node) && copy.attempt() == finding.attempt() && copy.good()));
            holder.ifPresent(node -> {
                if (node.equals(reporter)) {
                    blocks.corrupt(finding.block(), node);
                } else {
                    accused(finding.block(), node);
                }
                log.warn("corrupt replica found block={} node={} by={}", finding.block(), finding.holder(), name);
            });
            return holder.isPresent();
        }

        @Override
        public Boolean copyFailed(Finding.CopyFailed finding) {
            log.info("copy failed block={} target={} why=\"{}\"", finding.block(), name, finding.why());
            healing.failed(finding.block(), reporter);
            return true;
        }
    }
}
