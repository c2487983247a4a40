package panal.namenode.namespace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Epoch;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeName;

/** A history for those who write and read edits. */
public final class EveryEdit {
    private EveryEdit() {}

    /** A history with every kind of edit in it, those of its snapshot included. */
    public static List<Edit> history() throws PanalException {
        Scribe scribe = Scribe.founded();
        NodeId node = new NodeId(new UUID(3, 4));
        scribe.give(BeginEpoch.above(17, 0));
        scribe.give(new KeepOrphans(50));
        scribe.give(BeginEpoch.atStart(18, 4));
        LostEnd lost = new LostEnd(NodeName.ofSlot(3), new Epoch(7, 812), new Epoch(6, 790));
        scribe.give(new NoteLostEnd(lost, 19));
        scribe.give(new AddUser(Scribe.USER, "bert", new Bits256(9, 9, 9, 9), Set.of("staff", "bert")));
        scribe.give(new AddMember(node, NodeName.ofSlot(1)));
        scribe.give(SetMemberState.to(node, MemberState.LEAVING));
        scribe.give(SetMemberState.maintenance(node, 1_800_000));
        scribe.mkdirs("/a/b \"quoted\" \u00e9\ud83d\ude00");
        scribe.put("/a/file", 1_000, false);
        scribe.put("/a/file", 70, true);
        scribe.put("/a/empty", 0, false);
        scribe.rename("/a/file", "/moved");
        UploadFacts facts = scribe.facts("/large", true);
        BlockId first = scribe.block();
        scribe.give(new OpenUpload(facts, List.of(first), 99));
        WrittenBlock whole = new WrittenBlock(0, first, new BlockSum(65_536, 0xdeadbeef));
        scribe.give(new AddUploadBlocks(
                Scribe.USER, facts.id(), 0, 1, List.of(scribe.block(), scribe.block()), List.of(whole), 100));
        scribe.give(new ResumeUpload(
                Scribe.USER, facts.id(), false, 1_700, Set.of(), List.of(scribe.block(), scribe.block()), 200, 150));
        UploadFacts other = scribe.facts("/other", false);
        scribe.give(new OpenUpload(other, List.of(scribe.block()), 99));
        scribe.give(new AbandonUpload(Scribe.USER, other.id(), 0, 5));
        scribe.give(new ForgetDoomed(
                List.of(scribe.namespace().doomed().keySet().iterator().next())));
        scribe.delete("/a", true);
        List<Edit> snapshot = Scribe.contents(scribe.namespace());
        scribe.reclaimAll();
        List<Edit> all = new ArrayList<>(scribe.edits());
        all.addAll(snapshot);
        return all;
    }
}
