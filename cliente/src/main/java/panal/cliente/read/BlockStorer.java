package panal.cliente.read;

import panal.cliente.session.Transfer;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockSum;
import panal.protocol.value.LocatedBlock;

/** Reads whole blocks and stores them at their place in the file. Thread-safe. */
final class BlockStorer {
    /** Several blocks are read at once, and each packet is stored at once: no single call is made ahead. */
    private static final int AHEAD = 0;

    private final ReadContext context;
    private final FileMap file;
    private final PartialFile target;
    private final Transfer transfer;

    BlockStorer(ReadContext context, FileMap file, PartialFile target, Transfer transfer) {
        this.context = context;
        this.file = file;
        this.target = target;
        this.transfer = transfer;
    }

    /**
     * Stores a block, unless it is there; when its bytes add up to something else, again without the replicas that they came
     * from.
     */
    void store(LocatedBlock block) throws PanalException {
        if (target.holds(block)) {
            target.moved(block.sum().length());
            target.whole();
            return;
        }
        BlockReading reading = new BlockReading(context, file, block);
        int replicas = Math.max(1, block.replicas().size());
        for (int attempt = 1; attempt <= replicas; attempt++) {
            BlockSum sum = storeOnce(reading, block);
            if (sum.equals(block.sum())) {
                target.whole();
                return;
            }
            target.moved(-sum.length());
            reading.distrustContributors(String.format(
                    "block %s: CRC32C %08x of the whole where %08x belongs",
                    block.block(), sum.crc32c(), block.sum().crc32c()));
        }
        throw reading.unreadable();
    }

    private BlockSum storeOnce(BlockReading reading, LocatedBlock block) throws PanalException {
        int chunks = BlockGeometry.chunks(block.sum().length());
        Crc32cSum sum = new Crc32cSum();
        try (BlockFeed feed = new BlockFeed(context, reading, 0, chunks, AHEAD)) {
            while (feed.chunk() < chunks) {
                transfer.throwIfStopped();
                VerifiedRecords records = feed.next();
                target.write(records, block.offset() + sum.length());
                records.appendTo(sum);
                target.moved(records.dataBytes());
                target.block(block.index(), sum.length(), block.sum().length());
            }
        } finally {
            target.blockEnded(block.index());
        }
        return sum.blockSum();
    }
}
