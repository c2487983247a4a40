package panal.namenode.service.upload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadBlock;
import panal.namenode.namespace.WrittenBlock;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.error.SafeMode;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;

/** Checks what a client says is written against what DataNodes have signed, and tells the block map. Thread-safe. */
final class ReceiptDesk {
    private static final int BLOCKS_UNDER_LOCK = 1_000;

    private final ClusterSecret secret;
    private final Cluster cluster;

    ReceiptDesk(ClusterSecret secret, Cluster cluster) {
        this.secret = secret;
        this.cluster = cluster;
    }

    /**
     * The blocks that are really on enough nodes. InvalidInput for a receipt that no DataNode gave for this block;
     * NoDataNodes when a block is on too few nodes: the client writes it again, as a new attempt. SafeMode when the nodes have
     * not reported since this NameNode's start: the client repeats the call.
     */
    List<WrittenBlock> accept(List<FinishedBlock> finished, int replication) throws PanalException {
        for (FinishedBlock block : finished) {
            requireReceipts(block);
        }
        List<WrittenBlock> written = new ArrayList<>(finished.size());
        for (FinishedBlock block : finished) {
            Set<NodeName> holders = cluster.received(block.receipts());
            int needed = cluster.receiptsNeeded(replication, block.sum().length());
            if (holders.size() < needed) {
                throw new NoDataNodes("block " + block.block() + " is on " + describe(holders) + ", and has to be on "
                        + needed + " DataNodes; write it again");
            }
            requireConfirmed(block, holders);
            written.add(new WrittenBlock(block.index(), block.block(), block.sum()));
        }
        return written;
    }

    /**
     * A receipt of a node that has not reported since this NameNode's start proves that the block was there, not that it is:
     * it may have been deleted on order, and the order been forgotten, before the start. One node must have said since that
     * it has the block.
     */
    private void requireConfirmed(FinishedBlock block, Set<NodeName> holders) throws SafeMode {
        if (Collections.disjoint(holders, cluster.reported(block.receipts(), true))) {
            throw new SafeMode("block " + block.block() + " is not confirmed yet: "
                    + describe(cluster.reported(block.receipts(), false))
                    + " has to report what it has first; try again in a moment");
        }
    }

    /**
     * What was handed in before must not have got lost since: a file is complete only if each of its blocks is known to be
     * somewhere, be it on a node that is away.
     *
     * @throws InvalidInput if a block is nowhere any more
     * @throws SafeMode if nodes that may have one have not reported yet, or somebody got wrong bytes from all that have it;
     *     the client repeats the call
     */
    void requireKept(FilePath path, Upload upload) throws InvalidInput, SafeMode {
        Set<BlockId> lost = lost(path, upload);
        if (lost.isEmpty()) {
            return;
        }
        BlockId block = Collections.min(lost);
        if (cluster.under(state -> state.blocks().copies(block).isEmpty())) {
            throw new InvalidInput("block " + block + " of " + path
                    + " was written and is on no DataNode any more; upload the file again");
        }
        throw new SafeMode("block " + block + " of " + path
                + " is in doubt on every DataNode that has it, until they have verified it; try again in a moment");
    }

    /**
     * Blocks that were handed in and are nowhere any more, or nowhere as they should be.
     *
     * @throws SafeMode if nodes that may have one have not reported yet; the client repeats the call
     */
    Set<BlockId> lost(FilePath path, Upload upload) throws SafeMode {
        Set<BlockId> lost = new HashSet<>();
        List<UploadBlock> blocks = upload.blocks();
        for (int from = 0; from < blocks.size(); from += BLOCKS_UNDER_LOCK) {
            List<UploadBlock> some = blocks.subList(from, Math.min(blocks.size(), from + BLOCKS_UNDER_LOCK));
            lost.addAll(cluster.under(state -> some.stream()
                    .filter(block -> block.sum().isPresent() && !isKept(state, block))
                    .map(UploadBlock::id)
                    .toList()));
        }
        List<NodeName> expected = lost.isEmpty() ? List.of() : cluster.under(ReceiptDesk::expected);
        if (!expected.isEmpty()) {
            throw new SafeMode("block " + Collections.min(lost) + " of " + path + " is not confirmed yet: " + expected
                    + " have to report what they have first; try again in a moment");
        }
        return lost;
    }

    /** A copy that gave wrong bytes, or is about to be deleted, keeps nothing. */
    private static boolean isKept(SoftState state, UploadBlock block) {
        int crc32c = block.sum().orElseThrow().crc32c();
        return state.blocks().copies(block.id()).stream().anyMatch(copy -> copy.good() && copy.crc32c() == crc32c);
    }

    private static List<NodeName> expected(SoftState state) {
        return state.members().views().stream()
                .filter(member -> member.counts() && !state.blocks().reported(member.id()))
                .map(MemberView::name)
                .toList();
    }

    private void requireReceipts(FinishedBlock block) throws InvalidInput {
        if (block.receipts().isEmpty()) {
            throw new InvalidInput("block " + block.block() + " comes without a receipt of any DataNode");
        }
        int attempt = block.receipts().get(0).replica().attempt();
        for (Receipt receipt : block.receipts()) {
            boolean fits = receipt.replica().block().equals(block.block())
                    && receipt.replica().sum().equals(block.sum())
                    && receipt.replica().attempt() == attempt;
            if (!fits || !secret.signed(receipt)) {
                throw new InvalidInput("the receipt of " + receipt.name() + " for block " + block.block()
                        + (fits ? " is not signed by a DataNode of this cluster" : " is for other bytes"));
            }
        }
    }

    private static String describe(Set<NodeName> holders) {
        return holders.isEmpty()
                ? "no DataNode"
                : holders.stream().sorted().map(NodeName::text).collect(Collectors.joining(", "));
    }
}
