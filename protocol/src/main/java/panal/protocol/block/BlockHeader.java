package panal.protocol.block;

import java.nio.ByteBuffer;
import java.util.Objects;
import panal.protocol.codec.MalformedMap;
import panal.protocol.codec.SealedMap;
import panal.protocol.codec.SealedMapWriter;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Limits;

/**
 * A block file's first value: which block it is, how it is encoded, and which file it was written for, so that files can be
 * rebuilt from blocks alone.
 */
public record BlockHeader(BlockId block, int attempt, BlockOrigin origin) {
    /** No header is longer; it is the path that makes the difference. */
    public static final int BYTES_MAX = 4_608;

    static final String FORMAT = "panal-block";
    static final int VERSION = 1;
    static final String CHECKSUM = "CRC32C";

    public BlockHeader {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(origin, "origin");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt " + attempt + " is not positive");
        }
    }

    /** The header's bytes, at most {@link #BYTES_MAX}. */
    public byte[] encode() {
        return new SealedMapWriter()
                .text("format", FORMAT)
                .uint32("version", VERSION)
                .uint64("block", block.number())
                .uint32("attempt", attempt)
                .text("checksum", CHECKSUM)
                .uint32("chunk", Limits.CHUNK_BYTES)
                .uint64("file", origin.file().number())
                .uint32("index", origin.index())
                .text("path", origin.path().text())
                .seal();
    }

    /**
     * Reads the header of this block from the buffer's position and leaves the position behind it; the header's length is
     * what the geometry needs.
     *
     * @throws CorruptBlock if it is damaged, cut off, of another block or of a format that this version does not read
     */
    public static BlockHeader read(BlockId block, ByteBuffer in) throws CorruptBlock {
        int start = in.position();
        try {
            SealedMap map = SealedMap.read(in);
            requireReadable(block, map);
            if (in.position() - start > BYTES_MAX) {
                throw new CorruptBlock("block " + block + ": header of " + (in.position() - start) + " bytes");
            }
            BlockOrigin origin = new BlockOrigin(
                    new FileId(map.number("file")), map.smallNumber("index"), new FilePath(map.text("path")));
            return new BlockHeader(new BlockId(map.number("block")), map.smallNumber("attempt"), origin);
        } catch (MalformedMap | IllegalArgumentException malformed) {
            throw new CorruptBlock("block " + block + ": header: " + malformed.getMessage());
        }
    }

    private static void requireReadable(BlockId block, SealedMap map) throws MalformedMap, CorruptBlock {
        if (!map.text("format").equals(FORMAT)) {
            throw new CorruptBlock("block " + block + ": header: format is not " + FORMAT);
        }
        require(block, "version", map.number("version"), VERSION);
        require(block, "block", map.number("block"), block.number());
        require(block, "chunk", map.number("chunk"), Limits.CHUNK_BYTES);
        if (!map.text("checksum").equals(CHECKSUM)) {
            throw new CorruptBlock("block " + block + ": header: checksum type is not " + CHECKSUM);
        }
    }

    private static void require(BlockId block, String key, long found, long wanted) throws CorruptBlock {
        if (found != wanted) {
            throw new CorruptBlock("block " + block + ": header: " + key + " is " + found + ", not " + wanted);
        }
    }
}
