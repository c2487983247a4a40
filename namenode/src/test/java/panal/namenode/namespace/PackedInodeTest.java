package panal.namenode.namespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.FileId;
import panal.testkit.Seeds;

final class PackedInodeTest {
    private static final String[] LETTERS = {"a", "z", "\u00e9", "\u00ff", "\u0100", "\u4e2d", "\uffee", "\ud83d\udc1d"
    };

    @Test
    void whatIsPackedComesOutAsItWas() {
        Seeds.each(1, 500, random -> {
            Inode inode = random.nextInt(3) == 0
                    ? new DirectoryInode(id(random), place(random), attributes(random), random.nextInt(4_097))
                    : new FileInode(id(random), place(random), attributes(random), content(random));
            Palette palette =
                    Palette.EMPTY.with(new Traits("else", "else", 0, 1, 1)).with(Traits.of(inode));
            byte[] packed = PackedInode.of(inode, palette);
            assertEquals(inode, PackedInode.inode(packed, palette));
            assertEquals(inode.id(), PackedInode.id(packed));
            assertEquals(inode.parent(), PackedInode.parent(packed));
            assertEquals(inode.name(), PackedInode.name(packed));
            if (inode instanceof FileInode file) {
                Content unpacked = ((FileInode) PackedInode.inode(packed, palette)).content();
                assertEquals(file.content().length(), unpacked.length());
                for (int i = 0; i < unpacked.blocks().size(); i++) {
                    assertEquals(file.content().offset(i), unpacked.offset(i));
                }
            }
        });
    }

    @Test
    void theyAreOrderedAsTheirPlacesAre() {
        Seeds.each(1, 2_000, random -> {
            Place left = place(random);
            Place right = random.nextBoolean()
                    ? place(random)
                    : new Place(left.directory(), place(random).name());
            int order = PackedInode.BY_PLACE.compare(
                    PackedInode.key(left.directory(), left.name()), PackedInode.key(right.directory(), right.name()));
            assertEquals(Integer.signum(left.compareTo(right)), Integer.signum(order), left + " " + right);
        });
    }

    @Test
    void aSmallFileNeedsFewBytes() {
        FileInode file = new FileInode(
                new FileId(1_000_000),
                new Place(new FileId(1_000), "part-00042"),
                new Attributes("ana", "ana", 0644, 1_795_270_000_000L, 1_795_270_000_000L),
                new ReplicatedContent(
                        3, 64 << 20, List.of(new StoredBlock(new BlockId(1_000_000), new BlockSum(4_096, -1)))));
        int bytes = PackedInode.of(file, Palette.EMPTY.with(Traits.of(file))).length;
        assertTrue(bytes <= 40, bytes + " bytes");
    }

    private static FileId id(Random random) {
        return new FileId(1 + (random.nextLong() >>> (1 + random.nextInt(62))));
    }

    private static Place place(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            name.append(LETTERS[random.nextInt(random.nextBoolean() ? 2 : LETTERS.length)]);
        }
        return new Place(new FileId(1 + random.nextInt(1 << random.nextInt(20))), name.toString());
    }

    private static Attributes attributes(Random random) {
        return new Attributes(
                "u" + random.nextInt(3), "g", random.nextInt(010000), random.nextLong(), random.nextLong());
    }

    private static Content content(Random random) {
        List<StoredBlock> blocks = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            BlockId id = new BlockId(1 + (random.nextLong() >>> (1 + random.nextInt(62))));
            blocks.add(new StoredBlock(id, new BlockSum(random.nextInt(1 << 26), random.nextInt())));
        }
        return new ReplicatedContent(1 + random.nextInt(32), 1L + random.nextInt(), blocks);
    }
}
