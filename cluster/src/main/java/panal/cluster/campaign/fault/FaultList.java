package panal.cluster.campaign.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import panal.cluster.campaign.stage.Fault;

/** Every case there is, the quick ones first. */
public final class FaultList {
    public static final List<Supplier<Fault>> ALL = List.of(
            KillDataNode::new,
            KillPair::new,
            FreezePair::new,
            KillNameNode::new,
            FreezeOne::nameNode,
            FreezeOne::nameServer,
            KillNameServer::new,
            KillAll::new,
            KillClients::new,
            TwoWriters::new,
            CutJournal::new,
            GarbledJournal::new,
            DamagedDirectory::new,
            DamagedSnapshots::new,
            MovedClocks::new,
            FullDisk::new,
            AllDisksFull::new,
            SlowWire::new,
            CutWires::new,
            LoseDataNode::new,
            VanishAndReturn::new,
            HealingInterrupted::new,
            HealingBounded::new,
            LeaveUnderLoad::new,
            EmptyNodeJoins::new,
            UnmountDirectory::new,
            FailingDisk::new,
            FailingMetadata::new,
            DamagedCopies::flipping,
            DamagedCopies::truncating,
            OlderAttempts::new,
            HealInTime::new);

    private FaultList() {}

    public static List<String> names() {
        return ALL.stream().map(fault -> fault.get().name()).toList();
    }

    public static Optional<Supplier<Fault>> named(String name) {
        return ALL.stream().filter(fault -> fault.get().name().equals(name)).findFirst();
    }
}
