package panal.namenode.namespace;

import java.util.Comparator;
import panal.protocol.value.FileId;

/**
 * An inode in one array of about 40 bytes, as the tree keeps it: as objects it would have 300, and be a dozen things for
 * the garbage collector to follow. In this order, numbers with seven bits a byte:
 *
 * <pre>
 * directory's id, name, id, kind, number of the {@link Traits}, created, modified - created
 * a directory: reach
 * a file: number of blocks, its length where there are several, and for each: id or distance, length, CRC32C in 4 bytes
 * </pre>
 *
 * A key to look for is such an array that ends behind the name.
 */
final class PackedInode {
    /** By directory, then by name (UTF-16 code units). */
    static final Comparator<byte[]> BY_PLACE = PackedInode::comparePlaces;

    private static final int DIRECTORY = 0;
    private static final int REPLICATED_FILE = 1;
    /** Without name and blocks; a guess, more room is made when needed. */
    private static final int USUAL_BYTES = 48;

    private PackedInode() {}

    static byte[] key(FileId directory, String name) {
        return begin(directory, name, 12).toBytes();
    }

    /** The palette has to know the inode's traits. */
    static byte[] of(Inode inode, Palette palette) {
        Attributes attributes = inode.attributes();
        ByteWriter out = begin(inode.parent(), inode.name(), USUAL_BYTES)
                .number(inode.id().number())
                .number(inode.isDirectory() ? DIRECTORY : REPLICATED_FILE)
                .number(palette.number(Traits.of(inode)))
                .signed(attributes.createdMillis())
                .signed(attributes.modifiedMillis() - attributes.createdMillis());
        if (inode instanceof DirectoryInode directory) {
            out.number(directory.reach());
        } else if (inode instanceof FileInode file) {
            PackedBlocks.write(out, file.content());
        }
        return out.toBytes();
    }

    private static ByteWriter begin(FileId directory, String name, int more) {
        return new ByteWriter(2 * name.length() + more)
                .number(directory.number())
                .name(name);
    }

    static Inode inode(byte[] packed, Palette palette) {
        ByteReader in = new ByteReader(packed, 0);
        Place place = new Place(new FileId(in.number()), in.name());
        FileId id = new FileId(in.number());
        long kind = in.number();
        Traits traits = palette.traits((int) in.number());
        long created = in.signed();
        long modified = created + in.signed();
        Attributes attributes = new Attributes(traits.owner(), traits.group(), traits.mode(), created, modified);
        return kind == DIRECTORY
                ? new DirectoryInode(id, place, attributes, (int) in.number())
                : new FileInode(id, place, attributes, PackedBlocks.read(packed, in, traits));
    }

    static FileId parent(byte[] packed) {
        return new FileId(new ByteReader(packed, 0).number());
    }

    static String name(byte[] packed) {
        ByteReader in = new ByteReader(packed, 0);
        in.number();
        return in.name();
    }

    static FileId id(byte[] packed) {
        ByteReader in = new ByteReader(packed, 0);
        in.number();
        in.skipName();
        return new FileId(in.number());
    }

    private static int comparePlaces(byte[] left, byte[] right) {
        ByteReader leftIn = new ByteReader(left, 0);
        ByteReader rightIn = new ByteReader(right, 0);
        int byDirectory = Long.compare(leftIn.number(), rightIn.number());
        return byDirectory != 0 ? byDirectory : leftIn.compareName(rightIn);
    }
}
