package panal.datanode.copy;

import java.nio.ByteBuffer;
import java.util.Optional;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.rmi.WatchedChannel;
import panal.protocol.stream.RecordSource;
import panal.protocol.stream.StreamConnection;
import panal.protocol.value.BlockToken;
import panal.protocol.value.Limits;

/** Records that come by a stream. */
final class StreamedSource implements SourceFeed {
    /** Asked for at once: a slow copy must not leave the source waiting for room for longer than it has patience. */
    private static final int WINDOW_CHUNKS = 4 * Limits.PACKET_CHUNKS;

    private final StreamConnection connection;
    private final BlockToken token;
    /** What was asked for and has not come yet. */
    private Optional<RecordSource> window = Optional.empty();

    /** Takes the connection over. */
    StreamedSource(StreamConnection connection, BlockToken token) {
        this.connection = connection;
        this.token = token;
    }

    @Override
    public void receive(int firstChunk, int chunks, int left, ByteBuffer target) throws PanalException {
        int silence = WatchedChannel.quickMillis();
        if (window.isEmpty() || window.get().remaining() == 0) {
            int asked = Math.min(left, WINDOW_CHUNKS);
            window = Optional.of(connection.readForCopy(token, firstChunk, asked, silence));
        }
        if (window.get().remaining() < target.remaining()) {
            throw new CorruptBlock("block " + token.block() + ": chunk " + firstChunk + ": the replica ends here");
        }
        window.get().receive(target, silence);
    }

    @Override
    public void breakOff() {
        connection.breakOff();
    }

    @Override
    public void close() {
        connection.close();
    }
}
