package panal.protocol.value;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Writes values as {@link CompactReader} reads them: fixed fields in their order, lists with their length before them. */
@SuppressWarnings("EnumOrdinal") // their order is part of the protocol
final class CompactWriter {
    private final DataOutput out;

    CompactWriter(DataOutput out) {
        this.out = out;
    }

    void path(FilePath path) throws IOException {
        out.writeUTF(path.text());
    }

    void requestId(RequestId request) throws IOException {
        uuid(request.uuid());
    }

    void status(FileStatus status) throws IOException {
        path(status.path());
        attributes(status);
        out.writeUTF(status.owner());
        out.writeUTF(status.group());
    }

    private void attributes(FileStatus status) throws IOException {
        out.writeLong(status.id().number());
        out.writeByte(status.type().ordinal());
        out.writeLong(status.length());
        out.writeShort(status.replication());
        out.writeLong(status.blockSize());
        out.writeLong(status.modifiedMillis());
        out.writeShort(status.mode());
    }

    /** Entries of one directory and mostly one owner: each text of these is written once. */
    void page(ListPage page) throws IOException {
        out.writeBoolean(page.more());
        out.writeShort(page.entries().size());
        SharedTexts.Writer texts = new SharedTexts.Writer(out);
        for (FileStatus entry : page.entries()) {
            entry(entry, texts);
        }
    }

    private void entry(FileStatus entry, SharedTexts.Writer texts) throws IOException {
        String path = entry.path().text();
        int behindSlash = path.lastIndexOf('/') + 1;
        texts.write(path.substring(0, behindSlash));
        out.writeUTF(path.substring(behindSlash));
        attributes(entry);
        texts.write(entry.owner());
        texts.write(entry.group());
    }

    void findPage(FindPage page) throws IOException {
        out.writeShort(page.found().size());
        SharedTexts.Writer texts = new SharedTexts.Writer(out);
        for (FoundFile file : page.found()) {
            entry(file.status(), texts);
            out.writeBoolean(file.summed());
            out.writeInt(file.crc32c());
        }
        out.writeShort(page.closed().size());
        for (FilePath closed : page.closed()) {
            path(closed);
        }
        out.writeLong(page.looked());
        out.writeUTF(page.next());
    }

    void cluster(ClusterStatus status) throws IOException {
        uuid(status.cluster().uuid());
        out.writeLong(status.epoch().number());
        out.writeLong(status.epoch().transaction());
        out.writeUTF(status.safeMode());
        out.writeLong(status.directories());
        out.writeLong(status.files());
        out.writeLong(status.blocks());
        out.writeLong(status.blocksAtRisk());
        out.writeLong(status.blocksUnreadable());
        out.writeShort(status.nodes().size());
        for (NodeStatus node : status.nodes()) {
            node(node);
        }
    }

    private void node(NodeStatus node) throws IOException {
        out.writeUTF(node.name().text());
        uuid(node.id().uuid());
        out.writeUTF(node.address().host());
        out.writeInt(node.address().port());
        out.writeUTF(node.state());
        out.writeUTF(node.detail());
        out.writeLong(node.health().capacity());
        out.writeLong(node.health().used());
        out.writeLong(node.health().free());
        out.writeLong(node.health().blocks());
        out.writeInt(node.health().transfers());
        out.writeLong(node.health().uptimeMillis());
        out.writeInt(node.health().directories());
        out.writeInt(node.health().failedDirectories());
        out.writeLong(node.lastHeartbeatMillis());
    }

    void layout(FileLayout layout) throws IOException {
        status(layout.status());
        out.writeBoolean(layout.more());
        out.writeShort(layout.blocks().size());
        for (LocatedBlock block : layout.blocks()) {
            blockId(block.block());
            out.writeInt(block.index());
            out.writeLong(block.offset());
            sum(block.sum());
            names(block.replicas());
            names(block.gone());
            token(block.token());
        }
    }

    void uploadRequest(UploadRequest request) throws IOException {
        path(request.path());
        out.writeInt(request.replication());
        out.writeLong(request.blockSize());
        out.writeByte(request.durability().ordinal());
        out.writeBoolean(request.overwrite());
        out.writeBoolean(request.parents());
        out.writeLong(request.modifiedMillis());
        out.writeUTF(request.client());
    }

    void ticket(UploadTicket ticket) throws IOException {
        out.writeLong(ticket.upload().number());
        out.writeLong(ticket.file().number());
        out.writeLong(ticket.parent().number());
        out.writeUTF(ticket.name());
        path(ticket.path());
        out.writeInt(ticket.replication());
        out.writeLong(ticket.blockSize());
        out.writeByte(ticket.durability().ordinal());
        out.writeBoolean(ticket.overwrite());
        out.writeLong(ticket.modifiedMillis());
        out.writeInt(ticket.turn());
        out.writeUTF(ticket.user());
        bits(ticket.mac());
    }

    void uploadGrant(UploadGrant grant) throws IOException {
        ticket(grant.ticket());
        blockGrant(grant.first());
    }

    void blockGrant(BlockGrant grant) throws IOException {
        out.writeInt(grant.index());
        token(grant.token());
        names(grant.chain());
    }

    void blockGrants(List<BlockGrant> grants) throws IOException {
        out.writeShort(grants.size());
        for (BlockGrant grant : grants) {
            blockGrant(grant);
        }
    }

    void finishedBlocks(List<FinishedBlock> blocks) throws IOException {
        out.writeShort(blocks.size());
        for (FinishedBlock block : blocks) {
            finishedBlock(block);
        }
    }

    void finishedBlock(FinishedBlock block) throws IOException {
        out.writeInt(block.index());
        blockId(block.block());
        sum(block.sum());
        out.writeShort(block.receipts().size());
        for (Receipt receipt : block.receipts()) {
            receipt(receipt);
        }
    }

    void token(BlockToken token) throws IOException {
        blockId(token.block());
        out.writeByte(token.mode().ordinal());
        out.writeInt(token.attempt());
        out.writeLong(token.epoch());
        out.writeLong(token.expiresMillis());
        bits(token.mac());
    }

    void blockWrite(BlockWrite order) throws IOException {
        token(order.token());
        out.writeLong(order.origin().file().number());
        out.writeInt(order.origin().index());
        path(order.origin().path());
        out.writeByte(order.durability().ordinal());
        names(order.rest());
    }

    void sum(BlockSum sum) throws IOException {
        out.writeLong(sum.length());
        out.writeInt(sum.crc32c());
    }

    void receipt(Receipt receipt) throws IOException {
        uuid(receipt.node().uuid());
        out.writeUTF(receipt.name().text());
        blockId(receipt.replica().block());
        out.writeInt(receipt.replica().attempt());
        sum(receipt.replica().sum());
        out.writeLong(receipt.at().incarnation());
        out.writeLong(receipt.at().sequence());
        bits(receipt.mac());
    }

    private void blockId(BlockId block) throws IOException {
        out.writeLong(block.number());
    }

    private void names(List<NodeName> names) throws IOException {
        out.writeShort(names.size());
        for (NodeName name : names) {
            out.writeUTF(name.text());
        }
    }

    private void bits(Bits256 bits) throws IOException {
        out.writeLong(bits.a());
        out.writeLong(bits.b());
        out.writeLong(bits.c());
        out.writeLong(bits.d());
    }

    private void uuid(UUID uuid) throws IOException {
        out.writeLong(uuid.getMostSignificantBits());
        out.writeLong(uuid.getLeastSignificantBits());
    }
}
