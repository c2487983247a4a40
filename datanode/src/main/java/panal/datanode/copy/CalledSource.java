package panal.datanode.copy;

import java.nio.ByteBuffer;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockToken;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;

/** Records that come by RMI, a call for each packet. */
final class CalledSource implements SourceFeed {
    private final Sources sources;
    private final NodeName source;
    private final BlockToken token;

    CalledSource(Sources sources, NodeName source, BlockToken token) {
        this.sources = sources;
        this.source = source;
        this.token = token;
    }

    @Override
    public void receive(int firstChunk, int chunks, int left, ByteBuffer target) throws PanalException {
        Packet packet = sources.read(source, token, firstChunk, chunks);
        if (packet.firstChunk() != firstChunk || packet.records().length != target.remaining()) {
            throw new CorruptBlock("block " + token.block() + ": chunk " + firstChunk + ": " + packet.records().length
                    + " bytes of records, not " + target.remaining());
        }
        target.put(packet.records());
    }

    /** A call ends by itself. */
    @Override
    public void breakOff() {}

    @Override
    public void close() {}
}
