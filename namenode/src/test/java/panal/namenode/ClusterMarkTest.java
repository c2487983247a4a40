package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import panal.namenode.journal.JournalSettings.Founded;
import panal.namenode.journal.MemoryDisk;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.ClusterId;

final class ClusterMarkTest {
    private static final ClusterId FIRST = new ClusterId(new UUID(1, 2));
    private static final ClusterId SECOND = new ClusterId(new UUID(3, 4));

    private final MemoryDisk disk = new MemoryDisk();
    private final ClusterMark mark = new ClusterMark(disk);

    private static Optional<Founded> saying(ClusterId cluster) {
        return Optional.of(new Founded("/journal/cluster", cluster.toString()));
    }

    @Test
    void saysWhichClusterWasFoundedAlsoAfterAPowerCut() throws LocalFailure {
        assertEquals(Optional.empty(), mark.founded());
        mark.put(FIRST);
        assertEquals(saying(FIRST), mark.founded());
        assertEquals(saying(FIRST), new ClusterMark(disk.afterPowerCut()).founded());
    }

    @Test
    void isWrittenOnceForACluster() throws LocalFailure {
        mark.put(FIRST);
        int forces = disk.forces();
        mark.put(FIRST);
        assertEquals(forces, disk.forces());
        mark.put(SECOND);
        assertEquals(saying(SECOND), new ClusterMark(disk.afterPowerCut()).founded());
    }
}
