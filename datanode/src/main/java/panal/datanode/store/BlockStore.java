package panal.datanode.store;

import java.io.Closeable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.block.BlockGeometry;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.BlockTrailer;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.stream.StreamRequests;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.Limits;
import panal.protocol.value.NodeHealth;
import panal.protocol.value.Packet;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaOrigin;

/**
 * The node's blocks: begins, finishes, reads and deletes them. Thread-safe.
 */
public final class BlockStore implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(BlockStore.class);
    /** Less is not worth beginning a block for. */
    private static final long LEAST_ROOM = (long) Limits.PACKET_CHUNKS * BlockGeometry.RECORD_BYTES;

    private static final long UNKNOWN = 0;

    private static final int OPEN_FILES = 128;

    private final DataDirectories directories;
    private final Space space;
    private final StockBook stock;
    private final Leftovers leftovers;
    private final OpenFiles files;
    private final DirectoryWatch watch;
    private final BlockReader reader;
    private final BlockFiling filing;
    private final Disk disk;
    private final ByteMeter meter;
    private final DamagedFiles damagedFiles;
    private final ReturningDirectories returning;
    private final Notes notes;

    private BlockStore(Disk disk, DataDirectories directories, Space space, StoreScan scan, Clock clock) {
        this.disk = disk;
        this.meter = new ByteMeter(clock);
        this.directories = directories;
        this.space = space;
        this.stock = new StockBook(directories.node().incarnation(), scan.blocks());
        this.leftovers = new Leftovers(disk, clock, scan.leftovers());
        this.files = new OpenFiles(disk, OPEN_FILES);
        this.watch = new DirectoryWatch(directories, stock, files);
        this.reader = new BlockReader(stock, files, watch, meter);
        this.filing = new BlockFiling(disk, directories, space, stock, leftovers, files, watch, meter);
        this.filing.remember(scan.attempts());
        scan.doubtful().forEach(stock.damage()::suspect);
        this.damagedFiles = new DamagedFiles(disk, clock);
        this.returning = new ReturningDirectories(disk, directories, filing, leftovers, clock);
        this.notes = new Notes(disk, directories);
    }

    /**
     * Opens the data directories and looks through them; makes new ones where there is none yet.
     *
     * @throws LocalFailure if no directory can be used, or one is in use by another process
     */
    public static BlockStore open(StoreSettings settings, Clock clock) throws PanalException {
        return open(settings, clock, new LocalDisk());
    }

    static BlockStore open(StoreSettings settings, Clock clock, Disk disk) throws PanalException {
        DataDirectories directories = DataDirectories.open(settings.directories(), disk);
        StoreScan scan = StoreScan.of(disk, directories.working(), clock);
        Space space = new Space(disk, settings.capacityBytes(), settings.reservedBytes());
        scan.blocks().forEach(block -> space.occupied(block.directory(), block.fileBytes()));
        BlockStore store = new BlockStore(disk, directories, space, scan, clock);
        log.info(
                "store opened node={} incarnation={} directories={} failed={} blocks={} leftovers={}",
                store.node().node(),
                store.node().incarnation(),
                directories.working().size(),
                directories.failures(),
                scan.blocks().size(),
                scan.leftovers().size());
        return store;
    }

    /** What the node knows about itself; {@link NodeRecord#incarnation} is this start's. */
    public NodeRecord node() {
        return directories.node();
    }

    /** Remembers, durably, which cluster this node belongs to. */
    public void join(ClusterId cluster) throws LocalFailure {
        directories.join(cluster);
    }

    /** Remembers, durably, the highest epoch heard. */
    public void hear(Epoch epoch) throws LocalFailure {
        directories.hear(epoch);
    }

    /** The stock as the NameNode must come to know it. */
    public StockBook stock() {
        return stock;
    }

    /** How the disks are; {@code transfers} and {@code uptimeMillis} are passed on. */
    public NodeHealth health(int transfers, long uptimeMillis) {
        List<DataDirectory> working = directories.working();
        Space.Figures figures = space.figures(working);
        return new NodeHealth(
                figures.capacity(),
                figures.used(),
                figures.free(),
                stock.size(),
                transfers,
                uptimeMillis,
                working.size(),
                directories.failures());
    }

    /** Begins a block of a length not known yet. */
    public UnfinishedBlock begin(BlockHeader header) throws PanalException {
        return filing.begin(header, UNKNOWN, LEAST_ROOM, BlockStarts.PROMISE_STEP);
    }

    /** Begins a block with so many bytes of data, for which there is room if this succeeds. */
    public UnfinishedBlock begin(BlockHeader header, long dataBytes) throws PanalException {
        long bytes = fileBytesAtMost(dataBytes);
        return filing.begin(header, dataBytes, bytes, bytes);
    }

    /**
     * Begins a copy of a finished replica that another node has.
     *
     * @param header the replica's, as it stands there
     * @param sum what all its data must add up to
     * @return empty if there is no need for it: it is here and good, or a newer attempt is, or it is just being written
     */
    public Optional<UnfinishedBlock> beginCopy(BlockHeader header, BlockSum sum) throws PanalException {
        return filing.beginCopy(header, sum, fileBytesAtMost(sum.length()));
    }

    /** Whether a copy of this replica would be of use here: see {@link #beginCopy}. */
    public boolean lacks(Replica replica) {
        return filing.lacks(replica);
    }

    private static long fileBytesAtMost(long dataBytes) {
        return BlockHeader.BYTES_MAX + BlockGeometry.recordsBytes(dataBytes) + BlockTrailer.BYTES;
    }

    /**
     * Stored records, unverified: at most {@code chunks} from {@code firstChunk} on.
     *
     * @throws panal.protocol.error.CorruptBlock if the file is not as long as its block
     * @throws panal.protocol.error.InvalidInput if there are no such chunks
     */
    public Packet read(BlockId block, int firstChunk, int chunks) throws PanalException {
        return reader.read(block, firstChunk, chunks);
    }

    /** The same straight out of the file, and as many chunks as there are. */
    public void read(BlockId block, int firstChunk, int chunks, StreamRequests.ReadAnswer answer)
            throws PanalException {
        reader.read(block, firstChunk, chunks, answer);
    }

    /** What the trailer on the disk says. */
    public BlockSum sum(BlockId block) throws PanalException {
        return reader.sum(block);
    }

    /** What the block's header and trailer on the disk say. */
    public ReplicaOrigin origin(BlockId block) throws PanalException {
        return reader.origin(block);
    }

    /** For one thread that verifies blocks; it has a buffer of its own. */
    public BlockVerifier verifier() {
        return new BlockVerifier(disk, stock, watch);
    }

    /** How much goes in and out. */
    public ByteMeter meter() {
        return meter;
    }

    /** What the node has written down for itself. */
    public Notes notes() {
        return notes;
    }

    /** A file that can be deleted: that one, and none that takes its place. */
    public interface Deletable {
        /** False when it was not there any more. */
        boolean delete();
    }

    /** These replicas' files, those left out of which the NameNode does not know how they are now. */
    public List<Deletable> deletable(List<Replica> replicas) {
        List<Deletable> files = new ArrayList<>();
        stock.known(replicas).forEach(file -> files.add(() -> filing.delete(file)));
        return files;
    }

    /** Looks after the directories and clears what is left over; to be called every few seconds. */
    public void tend() {
        watch.look();
        returning.look();
        leftovers.clearOld();
        damagedFiles.clearOld(directories.working());
    }

    @Override
    public void close() {
        files.close();
        directories.close();
    }
}
