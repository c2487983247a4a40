package panal.namenode.service.upload;

import java.util.List;
import panal.namenode.placement.Wish;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.Tokens;
import panal.protocol.error.NoDataNodes;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.NodeName;
import panal.protocol.value.UploadTicket;

/** Turns a block that an upload needs into nodes and a permission to write there. Thread-safe. */
final class Grants {
    private final Cluster cluster;
    private final Tokens tokens;

    Grants(Cluster cluster, Tokens tokens) {
        this.cluster = cluster;
        this.tokens = tokens;
    }

    BlockGrant grant(UploadTicket ticket, int index, BlockId block, int attempt, List<NodeName> failed)
            throws NoDataNodes {
        Wish wish = new Wish(ticket.replication(), ticket.blockSize(), failed);
        return new BlockGrant(index, tokens.toWrite(block, attempt), cluster.choose(block, wish));
    }
}
