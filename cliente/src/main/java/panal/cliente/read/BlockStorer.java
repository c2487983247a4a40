package panal.cliente.read;

import panal.cliente.session.Transfer;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.Crc32cSum;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;
import panal.protocol.value.LocatedBlock;

/** Reads whole blocks and stores them at their place in the file. Thread-safe. */
final class BlockStorer {
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

    /** Stores a block; when its bytes add up to something else, again without the replicas that they came from. */
    void store(LocatedBlock block) throws PanalException {
        BlockReading reading = new BlockReading(context, file, block);
        int replicas = Math.max(1, block.replicas().size());
        for (int attempt = 1; attempt <= replicas; attempt++) {
            BlockSum sum = storeOnce(reading, block);
            if (sum.equals(block.sum())) {
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
        for (int chunk = 0; chunk < chunks; ) {
            transfer.throwIfStopped();
            VerifiedRecords records = reading.read(chunk, Math.min(Limits.PACKET_CHUNKS, chunks - chunk));
            target.write(records, block.offset() + (long) chunk * Limits.CHUNK_BYTES);
            records.appendTo(sum);
            target.moved(records.dataBytes());
            chunk += records.chunks();
        }
        return sum.blockSum();
    }
}
