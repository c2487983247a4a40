package panal.namenode.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.pcollections.TreePVector;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.DirectoryInode;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.EpochStart;
import panal.namenode.namespace.EveryEdit;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.Member;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.Replayer;
import panal.namenode.namespace.Scribe;
import panal.namenode.namespace.SnapshotEdit;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadEdit;
import panal.namenode.namespace.UploadFacts;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.ClusterId;
import panal.protocol.value.Epoch;
import panal.protocol.value.FileId;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;
import panal.protocol.value.UploadId;

final class EditCodecTest {
    @Test
    void bringsBackEveryKindOfEdit() throws PanalException {
        List<Edit> edits = EveryEdit.history();
        EditCodec codec = new EditCodec();
        assertEquals(edits, codec.decode(1, edits.size(), codec.encode(edits)));
        Set<Class<?>> kinds = new HashSet<>();
        edits.forEach(edit -> kinds.add(edit.getClass()));
        assertEquals(Replayer.class.getMethods().length, kinds.size(), "every kind is in the history: " + kinds);
    }

    @Test
    void whatIsReadFromBytesReplaysToTheSameNamespace() throws PanalException {
        Scribe scribe = Scribe.founded();
        scribe.mkdirs("/a/b/c");
        scribe.put("/a/x", 5, false);
        scribe.rename("/a", "/z");
        EditCodec codec = new EditCodec();
        List<Edit> read = codec.decode(1, scribe.edits().size(), codec.encode(scribe.edits()));
        assertEquals(
                Scribe.contents(scribe.namespace()),
                Scribe.contents(Namespace.empty().replayAll(read)));
    }

    @Test
    void skipsKeysThatItDoesNotKnow() throws Exception {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(4).packString("t").packString("close").packString("later");
        packer.packArrayHeader(1).packMapHeader(1).packString("x").packNil();
        packer.packString("up").packLong(7).packString("zz").packDouble(1.5);
        List<Edit> edits = new EditCodec().decode(1, 1, packer.toByteArray());
        assertEquals("[UploadClosed[upload=7]]", edits.toString());
    }

    @Test
    void aMemberOfAnOlderJournalHasNoEndOfItsPlan() throws Exception {
        byte[] id = new byte[16];
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(4).packString("t").packString("member").packString("i");
        packer.packBinaryHeader(16).writePayload(id);
        packer.packString("n").packString("datanode-2").packString("s").packString("leaving");
        Edit edit = new EditCodec().decode(1, 1, packer.toByteArray()).get(0);
        Member member = new Member(new NodeId(new UUID(0, 0)), NodeName.ofSlot(2), MemberState.LEAVING, 0);
        assertEquals(new ClusterEdit.MemberPut(member), edit);
    }

    @Test
    void anEpochOfAnOlderJournalSaysNothingOfItsBeginning() throws Exception {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(3)
                .packString("t")
                .packString("epoch")
                .packString("n")
                .packLong(7);
        packer.packString("at").packLong(17);
        Edit edit = new EditCodec().decode(1, 1, packer.toByteArray()).get(0);
        assertEquals(new ClusterEdit.EpochBegun(7, 17, ClusterEdit.EpochBegun.UNKNOWN, Optional.empty()), edit);
    }

    @Test
    void anUploadOfAnOlderJournalHasNoTurnAndNoTimeOfItsOwn() throws Exception {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(11).packString("t").packString("upload");
        packer.packString("i").packLong(5).packString("p").packLong(1);
        packer.packString("n").packString("f").packString("up").packLong(7);
        packer.packString("r").packInt(3).packString("s").packLong(65_536);
        packer.packString("o").packBoolean(false).packString("u").packString("ana");
        packer.packString("e").packLong(99);
        packer.packString("b").packArrayHeader(1).packArrayHeader(1).packLong(7);
        Edit edit = new EditCodec().decode(1, 1, packer.toByteArray()).get(0);
        Upload old = Upload.of(upload(0), List.of(new BlockId(7)), 99);
        assertEquals(new UploadEdit.UploadOpened(old), edit);
        assertArrayEquals(packer.toByteArray(), new EditCodec().encode(List.of(edit)));
    }

    private static UploadFacts upload(long modifiedMillis) {
        Place place = new Place(DirectoryInode.ROOT, "f");
        return new UploadFacts(new UploadId(7), new FileId(5), place, 3, 65_536, false, modifiedMillis, "ana");
    }

    @Test
    void anUploadKeepsItsTurnAndItsTime() throws Exception {
        Edit edit = new UploadEdit.UploadOpened(new Upload(upload(-5), 3, TreePVector.empty(), 99));
        EditCodec codec = new EditCodec();
        assertEquals(List.of(edit), codec.decode(1, 1, codec.encode(List.of(edit))));
    }

    /** Else it would stop at them: it skips keys, and no types. */
    @Test
    void whatIsMissingIsToldInKeysThatAnOlderReaderSkips() throws Exception {
        LostEnd lost = new LostEnd(NodeName.ofSlot(3), new Epoch(7, 812), new Epoch(6, 790));
        List<Edit> edits = List.of(
                new ClusterEdit.EpochBegun(7, 17, 4, Optional.of(lost)),
                new SnapshotEdit.ClusterRestored(
                        new ClusterId(new UUID(1, 2)), 7, List.of(new EpochStart(7, 4)), Optional.of(lost)));
        List<String> keys = new ArrayList<>();
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(new EditCodec().encode(edits))) {
            while (unpacker.hasNext()) {
                keys.add(unpacker.unpackValue().asMapValue().keySet().stream()
                        .map(key -> key.asStringValue().asString())
                        .collect(Collectors.joining(" ")));
            }
        }
        assertEquals(List.of("t n at b l", "t c n e l"), keys);
    }

    @Test
    void namesATypeThatItDoesNotKnow() throws Exception {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(1).packString("t").packString("teleport");
        LocalFailure unknown =
                assertThrows(LocalFailure.class, () -> new EditCodec().decode(41, 1, packer.toByteArray()));
        assertTrue(unknown.getMessage().contains("\"teleport\""), unknown.getMessage());
        assertTrue(unknown.getMessage().contains("41"), unknown.getMessage());
    }

    @Test
    void namesAFieldThatIsMissing() throws Exception {
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(1).packString("t").packString("close");
        LocalFailure missing =
                assertThrows(LocalFailure.class, () -> new EditCodec().decode(41, 1, packer.toByteArray()));
        assertTrue(missing.getMessage().contains("\"up\" is missing"), missing.getMessage());
    }

    @Test
    void anotherMsgpackReadsAndWritesTheSameBytes() throws Exception {
        byte[] edits = new EditCodec().encode(EveryEdit.history());
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(edits)) {
            while (unpacker.hasNext()) {
                packer.packValue(unpacker.unpackValue());
            }
        }
        assertArrayEquals(packer.toByteArray(), edits);
    }

    @Test
    void keysAreShort() throws Exception {
        Set<String> keys = new TreeSet<>();
        for (Edit edit : EveryEdit.history()) {
            MessagePack.newDefaultUnpacker(new EditCodec().encode(List.of(edit)))
                    .unpackValue()
                    .asMapValue()
                    .keySet()
                    .forEach(key -> keys.add(key.asStringValue().asString()));
        }
        assertFalse(keys.stream().anyMatch(key -> key.length() > 2), keys.toString());
    }
}
