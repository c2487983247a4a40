package panal.cliente.read;

import panal.protocol.block.BlockGeometry;
import panal.protocol.value.Limits;
import panal.protocol.value.LocatedBlock;

/**
 * One packet's worth of a block.
 *
 * @param skip bytes at its beginning that are not wanted
 * @param wanted bytes behind them that are
 */
record Piece(BlockReading reading, int firstChunk, int chunks, int skip, int wanted) {
    /** The packet of this block in which byte {@code at} of the block stands, of which bytes up to {@code end} are wanted. */
    static Piece holding(BlockReading reading, long at, long end) {
        LocatedBlock block = reading.block();
        int firstChunk = (int) (at / Limits.CHUNK_BYTES);
        int chunksLeft = BlockGeometry.chunks(end) - firstChunk;
        int chunks = Math.min(Limits.PACKET_CHUNKS, chunksLeft);
        long start = (long) firstChunk * Limits.CHUNK_BYTES;
        long stop = Math.min(
                start + (long) chunks * Limits.CHUNK_BYTES,
                Math.min(end, block.sum().length()));
        return new Piece(reading, firstChunk, chunks, (int) (at - start), (int) (stop - at));
    }

    boolean beginsBlock() {
        return firstChunk == 0;
    }

    boolean endsBlock() {
        return firstChunk + chunks == BlockGeometry.chunks(reading.block().sum().length());
    }
}
