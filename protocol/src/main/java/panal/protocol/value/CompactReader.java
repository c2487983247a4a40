package panal.protocol.value;

import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Reads values out of what a peer sent. Lengths are checked before anything of that length is made, a text has at most
 * 65,535 bytes, and each value's constructor checks the rest: IllegalArgumentException tells what is wrong.
 */
final class CompactReader {
    /** Nodes in one list: those that have a block may be more than are wanted. */
    private static final int NAMES_MAX = 1_000;
    /** And in all lists of one value, which are made before anybody knows whether it is wanted. */
    private static final int ALL_NAMES_MAX = 100_000;

    private static final FileType[] TYPES = FileType.values();
    private static final Durability[] DURABILITIES = Durability.values();
    private static final BlockToken.Mode[] MODES = BlockToken.Mode.values();

    private final DataInput in;
    private int names;

    CompactReader(DataInput in) {
        this.in = in;
    }

    FilePath path() throws IOException {
        return new FilePath(in.readUTF());
    }

    RequestId requestId() throws IOException {
        return new RequestId(uuid());
    }

    FileStatus status() throws IOException {
        FilePath path = path();
        return attributes(path).with(in.readUTF(), in.readUTF());
    }

    private interface Owned {
        FileStatus with(String owner, String group);
    }

    private Owned attributes(FilePath path) throws IOException {
        FileId id = new FileId(in.readLong());
        FileType type = one(TYPES);
        long length = in.readLong();
        int replication = in.readShort();
        long blockSize = in.readLong();
        long modified = in.readLong();
        int mode = in.readShort();
        return (owner, group) ->
                new FileStatus(path, id, type, length, replication, blockSize, modified, owner, group, mode);
    }

    ListPage page() throws IOException {
        boolean more = in.readBoolean();
        int count = count(Limits.PAGE_ENTRIES);
        SharedTexts.Reader texts = new SharedTexts.Reader(in);
        List<FileStatus> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            entries.add(entry(texts));
        }
        return new ListPage(entries, more);
    }

    private FileStatus entry(SharedTexts.Reader texts) throws IOException {
        FilePath path = new FilePath(texts.read() + in.readUTF());
        return attributes(path).with(texts.read(), texts.read());
    }

    FindPage findPage() throws IOException {
        int count = count(Limits.PAGE_ENTRIES);
        SharedTexts.Reader texts = new SharedTexts.Reader(in);
        List<FoundFile> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            found.add(new FoundFile(entry(texts), in.readBoolean(), in.readInt()));
        }
        int closedCount = count(Limits.PAGE_ENTRIES);
        List<FilePath> closed = new ArrayList<>(closedCount);
        for (int i = 0; i < closedCount; i++) {
            closed.add(path());
        }
        return new FindPage(found, closed, in.readLong(), in.readUTF());
    }

    ClusterStatus cluster() throws IOException {
        ClusterId cluster = new ClusterId(uuid());
        Epoch epoch = new Epoch(in.readLong(), in.readLong());
        String safeMode = in.readUTF();
        long directories = in.readLong();
        long files = in.readLong();
        long blocks = in.readLong();
        long atRisk = in.readLong();
        long unreadable = in.readLong();
        int count = count(NAMES_MAX);
        List<NodeStatus> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            nodes.add(new NodeStatus(
                    new NodeName(in.readUTF()),
                    new NodeId(uuid()),
                    new Address(in.readUTF(), in.readInt()),
                    in.readUTF(),
                    in.readUTF(),
                    health(),
                    in.readLong()));
        }
        return new ClusterStatus(cluster, epoch, safeMode, directories, files, blocks, atRisk, unreadable, nodes);
    }

    private NodeHealth health() throws IOException {
        return new NodeHealth(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readInt(),
                in.readInt());
    }

    FileLayout layout() throws IOException {
        FileStatus status = status();
        boolean more = in.readBoolean();
        int count = count(Limits.PAGE_ENTRIES);
        List<LocatedBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blocks.add(new LocatedBlock(blockId(), in.readInt(), in.readLong(), sum(), names(), names(), token()));
        }
        return new FileLayout(status, blocks, more);
    }

    UploadRequest uploadRequest() throws IOException {
        return new UploadRequest(
                path(),
                in.readInt(),
                in.readLong(),
                one(DURABILITIES),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readUTF());
    }

    UploadTicket ticket() throws IOException {
        return new UploadTicket(
                new UploadId(in.readLong()),
                new FileId(in.readLong()),
                new FileId(in.readLong()),
                in.readUTF(),
                path(),
                in.readInt(),
                in.readLong(),
                one(DURABILITIES),
                in.readBoolean(),
                in.readLong(),
                in.readInt(),
                in.readUTF(),
                bits());
    }

    UploadGrant uploadGrant() throws IOException {
        return new UploadGrant(ticket(), blockGrant());
    }

    BlockGrant blockGrant() throws IOException {
        return new BlockGrant(in.readInt(), token(), names());
    }

    List<BlockGrant> blockGrants() throws IOException {
        int count = count(Limits.PAGE_ENTRIES);
        List<BlockGrant> grants = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            grants.add(blockGrant());
        }
        return List.copyOf(grants);
    }

    List<FinishedBlock> finishedBlocks() throws IOException {
        int count = count(Limits.PAGE_ENTRIES);
        List<FinishedBlock> blocks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            blocks.add(finishedBlock());
        }
        return List.copyOf(blocks);
    }

    FinishedBlock finishedBlock() throws IOException {
        int index = in.readInt();
        BlockId block = blockId();
        BlockSum sum = sum();
        int count = count(Limits.REPLICATION_MAX);
        List<Receipt> receipts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            receipts.add(receipt());
        }
        return new FinishedBlock(index, block, sum, receipts);
    }

    BlockToken token() throws IOException {
        return new BlockToken(blockId(), one(MODES), in.readInt(), in.readLong(), in.readLong(), bits());
    }

    BlockWrite blockWrite() throws IOException {
        BlockToken token = token();
        BlockOrigin origin = new BlockOrigin(new FileId(in.readLong()), in.readInt(), path());
        return new BlockWrite(token, origin, one(DURABILITIES), names());
    }

    BlockSum sum() throws IOException {
        return new BlockSum(in.readLong(), in.readInt());
    }

    Receipt receipt() throws IOException {
        NodeId node = new NodeId(uuid());
        NodeName name = new NodeName(in.readUTF());
        Replica replica = new Replica(blockId(), in.readInt(), sum());
        return new Receipt(node, name, replica, new ReportPoint(in.readLong(), in.readLong()), bits());
    }

    private BlockId blockId() throws IOException {
        return new BlockId(in.readLong());
    }

    private List<NodeName> names() throws IOException {
        int count = count(NAMES_MAX);
        names += count;
        if (names > ALL_NAMES_MAX) {
            throw new IllegalArgumentException("more than " + ALL_NAMES_MAX + " names");
        }
        List<NodeName> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(new NodeName(in.readUTF()));
        }
        return list;
    }

    private Bits256 bits() throws IOException {
        return new Bits256(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    private UUID uuid() throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    /** The length of a list. */
    int count(int most) throws IOException {
        int count = in.readUnsignedShort();
        if (count > most) {
            throw new IllegalArgumentException("a list of " + count + ", at most " + most);
        }
        return count;
    }

    private <E> E one(E[] all) throws IOException {
        int number = in.readByte();
        if (number < 0 || number >= all.length) {
            throw new IllegalArgumentException("choice " + number + " of " + all.length);
        }
        return all[number];
    }
}
