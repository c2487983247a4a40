package panal.protocol.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import panal.testkit.Seeds;

final class CompactTest {
    private static final Bits256 MAC = new Bits256(1, -2, 3, Long.MIN_VALUE);
    private static final FilePath PATH = new FilePath("/año/日本/😀 file");
    private static final BlockToken TOKEN =
            new BlockToken(new BlockId(77), BlockToken.Mode.WRITE, 3, 4, 1_700_000_000_000L, MAC);
    private static final List<NodeName> NODES = List.of(NodeName.ofSlot(1), NodeName.ofSlot(999_999));
    private static final Receipt RECEIPT = new Receipt(
            new NodeId(new UUID(8, 9)),
            NodeName.ofSlot(2),
            new Replica(new BlockId(77), 3, new BlockSum(4096, -5)),
            new ReportPoint(1, 2),
            MAC);
    private static final UploadTicket TICKET = new UploadTicket(
            new UploadId(77),
            new FileId(5),
            new FileId(1),
            "😀 file",
            PATH,
            32,
            Limits.BLOCK_SIZE_MAX,
            Durability.REPLICATED,
            true,
            -1,
            7,
            "ana",
            MAC);

    private static FileStatus status(String path) {
        return new FileStatus(
                new FilePath(path), new FileId(6), FileType.FILE, 1L << 40, 32, 1L << 26, -1, "ana", "staff", 07777);
    }

    private static ListPage page(int entries) {
        return new ListPage(
                IntStream.range(0, entries)
                        .mapToObj(i -> status("/projects/2026/reports/report-" + i))
                        .toList(),
                true);
    }

    private static FileLayout layout() {
        LocatedBlock block =
                new LocatedBlock(new BlockId(77), 2, 1L << 33, new BlockSum(7, 8), NODES, List.of(), TOKEN);
        return new FileLayout(status("/f"), List.of(block, block), false);
    }

    static List<Object> values() {
        return List.of(
                PATH,
                FilePath.ROOT,
                status("/a/b"),
                page(Limits.PAGE_ENTRIES),
                new ListPage(List.of(), false),
                new ListPage(List.of(status("/")), false),
                new RequestId(new UUID(-1, 2)),
                layout(),
                new UploadRequest(PATH, 3, 65_536, Durability.SYNCED, false, true, 1L << 40, "ana@host pid 4711"),
                TICKET,
                new UploadGrant(TICKET, new BlockGrant(0, TOKEN, NODES)),
                new BlockGrant(7, TOKEN, NODES),
                new FinishedBlock(7, new BlockId(77), new BlockSum(4096, -5), List.of(RECEIPT, RECEIPT)),
                TOKEN,
                new BlockWrite(TOKEN, new BlockOrigin(new FileId(5), 7, PATH), Durability.SYNCED, NODES),
                new BlockSum(Limits.BLOCK_SIZE_MAX, 5),
                RECEIPT,
                new FindPage(
                        List.of(new FoundFile(status("/a/b"), true, -5), new FoundFile(status("/"), false, 0)),
                        List.of(PATH, FilePath.ROOT),
                        1L << 40,
                        "/a/b/"),
                new FindPage(List.of(), List.of(), 0, ""));
    }

    private static byte[] written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** Reads, and notes which classes are asked for. */
    private static Object read(byte[] bytes, List<String> classes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
                classes.add(type.getName());
                return super.resolveClass(type);
            }
        }) {
            return in.readObject();
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueArrivesEqualAndWithOneClassOnTheWire(Object value) throws Exception {
        List<String> classes = new ArrayList<>();
        assertEquals(value, read(written(value), classes));
        assertEquals(List.of(Compact.class.getName()), classes);
    }

    @Test
    void everyKindIsTried() {
        assertEquals(
                CompactKind.values().length,
                values().stream().map(Object::getClass).distinct().count());
    }

    @Test
    void aPageHasEachDirectoryAndOwnerOnce() throws Exception {
        byte[] bytes = written(page(Limits.PAGE_ENTRIES));
        assertTrue(bytes.length < Limits.PAGE_ENTRIES * 60, "bytes " + bytes.length);
        ListPage arrived = (ListPage) read(bytes, new ArrayList<>());
        assertSame(arrived.entries().get(1).owner(), arrived.entries().get(2).owner());
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatWasBentOnTheWayIsAnIoErrorOrAnotherValue(Object value) throws Exception {
        byte[] bytes = written(value);
        Seeds.each(1, 20, random -> {
            byte[] bent = bytes.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                // Behind the class and its name, where the fields are.
                int at = Math.min(bent.length - 1, 60 + random.nextInt(Math.max(1, bent.length - 60)));
                bent[at] = (byte) random.nextInt(256);
            }
            try {
                read(bent, new ArrayList<>());
            } catch (IOException | ClassNotFoundException | ClassCastException refused) {
                assertTrue(refused.toString().length() < 1_000, refused.toString());
            }
        });
    }

    @Test
    void lengthsBeyondTheLimitsAreRefusedBeforeAnythingIsMade() throws Exception {
        assertRefused("a list of 1001, at most 1000", out -> {
            out.writeByte(numberOf(CompactKind.PAGE));
            out.writeBoolean(false);
            out.writeShort(Limits.PAGE_ENTRIES + 1);
        });
        assertRefused("more than 100000 names", out -> {
            out.writeByte(numberOf(CompactKind.LAYOUT));
            LocatedBlock everywhere = new LocatedBlock(
                    new BlockId(77),
                    0,
                    0,
                    new BlockSum(7, 8),
                    Collections.nCopies(1_000, NODES.get(0)),
                    List.of(),
                    TOKEN);
            new CompactWriter(out).layout(new FileLayout(status("/f"), Collections.nCopies(101, everywhere), false));
        });
        assertRefused("kind 100 of ", out -> out.writeByte(100));
        assertRefused("kind -1 of ", out -> out.writeByte(-1));
        assertRefused("has the name \"..\"", out -> {
            out.writeByte(numberOf(CompactKind.PATH));
            out.writeUTF("/a/../b");
        });
        assertRefused("text 1 of 0", out -> {
            out.writeByte(numberOf(CompactKind.PAGE));
            out.writeBoolean(false);
            out.writeShort(1);
            out.writeShort(1);
        });
        assertRefused("choice 2 of 2", out -> {
            out.writeByte(numberOf(CompactKind.TOKEN));
            out.writeLong(1);
            out.writeByte(2);
        });
        assertRefused("BlockId 0 is not positive", out -> {
            out.writeByte(numberOf(CompactKind.TOKEN));
            out.writeLong(0);
        });
    }

    private interface Fields {
        void write(DataOutputStream out) throws IOException;
    }

    private static void assertRefused(String why, Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fields.write(new DataOutputStream(bytes));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(asBlockData(bytes.toByteArray())))) {
            InvalidObjectException refused =
                    assertThrows(InvalidObjectException.class, () -> new Compact().readExternal(in));
            assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.getMessage());
        }
    }

    private static byte[] asBlockData(byte[] bytes) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stream)) {
            out.write(bytes);
        }
        return stream.toByteArray();
    }

    @SuppressWarnings("EnumOrdinal") // The order of the kinds is part of the protocol.
    private static int numberOf(CompactKind kind) {
        return kind.ordinal();
    }
}
