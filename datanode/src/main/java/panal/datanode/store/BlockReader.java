package panal.datanode.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NoSuchBlock;
import panal.protocol.error.PanalException;
import panal.protocol.stream.StreamRequests;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Limits;
import panal.protocol.value.Packet;
import panal.protocol.value.ReplicaOrigin;

/**
 * Reads finished blocks. It gives the stored bytes as they are, for whoever asked verifies them; but a file that has not the
 * length of its block is found out here. Thread-safe.
 */
final class BlockReader {
    private static final Logger log = LoggerFactory.getLogger(BlockReader.class);

    private final StockBook stock;
    private final OpenFiles files;
    private final DirectoryWatch watch;
    private final ByteMeter meter;

    BlockReader(StockBook stock, OpenFiles files, DirectoryWatch watch, ByteMeter meter) {
        this.stock = stock;
        this.files = files;
        this.watch = watch;
        this.meter = meter;
    }

    /** Something done with an open block file. */
    private interface Reading<T> {
        T from(StoredBlock block, OpenFiles.Hold hold) throws IOException, PanalException;
    }

    Packet read(BlockId block, int firstChunk, int chunks) throws PanalException {
        if (chunks > Limits.PACKET_CHUNKS) {
            throw new InvalidInput("a read of " + chunks + " chunks; 1 to " + Limits.PACKET_CHUNKS + " can be read");
        }
        return open(block, (stored, hold) -> {
            Extent extent = extentOf(stored, hold.channel(), firstChunk, chunks);
            byte[] records = BlockInspector.read(block, hold.channel(), extent.from(), (int) extent.bytes())
                    .array();
            meter.moved(records.length);
            return new Packet(firstChunk, records);
        });
    }

    void read(BlockId block, int firstChunk, int chunks, StreamRequests.ReadAnswer answer) throws PanalException {
        open(block, (stored, hold) -> {
            Extent extent = extentOf(stored, hold.channel(), firstChunk, chunks);
            ByteMeter.Run run = meter.begin();
            answer.send(hold.channel(), extent.from(), extent.bytes());
            run.end(extent.bytes());
            return extent;
        });
    }

    private record Extent(long from, long bytes) {}

    /** Where these chunks' records stand, as far as there are so many, in a file that is as long as it should be. */
    private static Extent extentOf(StoredBlock stored, FileChannel file, int firstChunk, int chunks)
            throws IOException, PanalException {
        long dataBytes = stored.replica().sum().length();
        int last = BlockGeometry.chunks(dataBytes);
        if (chunks < 1 || firstChunk < 0 || firstChunk >= last) {
            throw new InvalidInput("block " + stored.block() + " has chunks 0 to " + (last - 1) + ", not " + chunks
                    + " from " + firstChunk + " on");
        }
        if (file.size() != stored.fileBytes()) {
            throw new CorruptBlock("block " + stored.block() + ": file has " + file.size() + " bytes, not "
                    + stored.fileBytes() + "; asked for chunk " + firstChunk);
        }
        long from = stored.geometry().recordAt(firstChunk);
        long end = stored.geometry().trailerAt(dataBytes);
        return new Extent(from, chunks >= last - firstChunk ? end - from : (long) chunks * BlockGeometry.RECORD_BYTES);
    }

    BlockSum sum(BlockId block) throws PanalException {
        return open(block, (stored, hold) -> {
            StoredBlock now = BlockInspector.inspect(block, stored.directory(), hold.channel());
            if (!now.saysTheSameAs(stored)) {
                throw new CorruptBlock("block " + block + ": trailer says "
                        + now.replica().sum() + ", it was " + stored.replica().sum());
            }
            return now.replica().sum();
        });
    }

    /** What stands at the block's two ends. */
    ReplicaOrigin origin(BlockId block) throws PanalException {
        return open(block, (stored, hold) -> {
            BlockInspector.Ends ends = BlockInspector.ends(block, stored.directory(), hold.channel());
            if (!ends.stored().saysTheSameAs(stored)) {
                throw new CorruptBlock("block " + block + ": header or trailer is not what it was");
            }
            return new ReplicaOrigin(stored.replica(), ends.header().origin());
        });
    }

    private <T> T open(BlockId block, Reading<T> reading) throws PanalException {
        StoredBlock stored =
                stock.find(block).orElseThrow(() -> new NoSuchBlock("block " + block + " is not on this node"));
        try (OpenFiles.Hold hold = files.hold(stored)) {
            return reading.from(stored, hold);
        } catch (CorruptBlock damage) {
            stock.damage().suspect(block);
            throw damage;
        } catch (NoSuchFileException gone) {
            if (stock.lost(stored)) {
                log.error("block file is gone block={} file={}", block, stored.file());
            }
            throw new NoSuchBlock("block " + block + " is not on this node any more");
        } catch (IOException broken) {
            stock.damage().suspect(block);
            throw watch.failure(stored.directory(), broken);
        } finally {
            if (stock.find(block).filter(now -> now == stored).isEmpty()) {
                files.forget(stored);
            }
        }
    }
}
