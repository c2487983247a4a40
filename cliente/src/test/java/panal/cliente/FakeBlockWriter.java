package panal.cliente;

import java.io.ByteArrayOutputStream;
import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** One attempt at one block; what comes is verified, kept and passed on, and a node behind that fails is dropped. */
final class FakeBlockWriter implements BlockWriter {
    private final FakeDataNode node;
    private final BlockWrite order;
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final Crc32cSum sum = new Crc32cSum();
    private final RecordDecoder decoder;
    private Optional<BlockWriter> behind = Optional.empty();
    private int nextChunk;

    FakeBlockWriter(FakeCluster cluster, FakeDataNode node, BlockWrite order) {
        this.node = node;
        this.order = order;
        this.decoder = RecordDecoder.writing(order.token().block());
        List<NodeName> rest = order.rest();
        if (!rest.isEmpty()) {
            try {
                DataNode next = cluster.lookup(rest.get(0).text(), DataNode.class);
                behind = Optional.of(next.open(order.withRest(rest.subList(1, rest.size()))));
            } catch (RemoteException | PanalException gone) {
                behind = Optional.empty();
            }
        }
    }

    @Override
    public synchronized void write(Packet packet) throws PanalException {
        node.beforePacket(order.token().block(), order.token().attempt());
        VerifiedRecords verified = decoder.verify(packet, nextChunk);
        nextChunk += verified.chunks();
        verified.appendTo(sum);
        records.writeBytes(packet.records());
        if (behind.isPresent()) {
            try {
                behind.get().write(packet);
            } catch (RemoteException | PanalException broken) {
                behind = Optional.empty();
            }
        }
    }

    @Override
    public synchronized List<Receipt> finish(BlockSum expected, long patienceMillis) throws PanalException {
        if (!sum.blockSum().equals(expected)) {
            throw new CorruptBlock("block " + order.token().block() + " has another sum");
        }
        List<Receipt> receipts = new ArrayList<>();
        node.finish(order, expected, records).ifPresent(receipts::add);
        if (behind.isPresent()) {
            try {
                receipts.addAll(behind.get().finish(expected, patienceMillis));
            } catch (RemoteException | PanalException broken) {
                behind = Optional.empty();
            }
        }
        return receipts;
    }

    @Override
    public synchronized void abort() {
        records.reset();
    }
}
