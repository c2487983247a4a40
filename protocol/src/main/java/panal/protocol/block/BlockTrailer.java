package panal.protocol.block;

import java.nio.ByteBuffer;
import java.util.Objects;
import panal.protocol.codec.MalformedMap;
import panal.protocol.codec.SealedMap;
import panal.protocol.codec.SealedMapWriter;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/**
 * A block file's last value: what all its data adds up to. It always has {@link #BYTES} bytes, so that it stands at the
 * file's end less these; a block without one is not finished.
 */
public record BlockTrailer(BlockSum sum) {
    /** The encoded trailer's length. */
    public static final int BYTES = new BlockTrailer(new BlockSum(1, 0)).encode().length;

    public BlockTrailer {
        Objects.requireNonNull(sum, "sum");
    }

    /** The trailer's {@link #BYTES} bytes. */
    public byte[] encode() {
        return new SealedMapWriter()
                .uint64("length", sum.length())
                .uint32("chunks", BlockGeometry.chunks(sum.length()))
                .uint32("crc32c", sum.crc32c())
                .seal();
    }

    /**
     * Reads a block's trailer; {@code in} must hold just its bytes.
     *
     * @throws CorruptBlock if it is damaged, cut off or contradicts itself
     */
    public static BlockTrailer read(BlockId block, ByteBuffer in) throws CorruptBlock {
        try {
            SealedMap map = SealedMap.read(in);
            BlockSum sum = new BlockSum(map.number("length"), map.bits("crc32c"));
            if (sum.length() == 0 || map.number("chunks") != BlockGeometry.chunks(sum.length()) || in.hasRemaining()) {
                throw new CorruptBlock("block " + block + ": trailer: " + map.number("chunks") + " chunks for "
                        + sum.length() + " bytes");
            }
            return new BlockTrailer(sum);
        } catch (MalformedMap | IllegalArgumentException malformed) {
            throw new CorruptBlock("block " + block + ": trailer: " + malformed.getMessage());
        }
    }
}
