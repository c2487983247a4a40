package panal.namenode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import panal.namenode.rescue.FailedDirectories;
import panal.namenode.rescue.RescueDesk;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.NodeName;
import picocli.CommandLine;

/** When a rescue has heard enough to write. */
final class RescueWishesTest {
    private static final NodeName ONE = NodeName.ofSlot(1);
    private static final NodeName TWO = NodeName.ofSlot(2);
    private static final long JUST_NOW = 100;
    private static final long LONG_AGO = 30_000;

    private static RescueWishes wishes(int nodes, boolean withoutFailedDisks, boolean withoutUnreadable) {
        return new RescueWishes(nodes, Duration.ofSeconds(30), withoutFailedDisks, withoutUnreadable, false, List.of());
    }

    private static RescueDesk.Progress progress(List<NodeName> reported, List<NodeName> missing, long quietMillis) {
        return new RescueDesk.Progress(reported, missing, List.of(), 10, 0, quietMillis);
    }

    private static RescueDesk.Progress damaged(int failed, long unreadable) {
        List<FailedDirectories> directories = failed == 0 ? List.of() : List.of(new FailedDirectories(TWO, failed));
        return new RescueDesk.Progress(List.of(ONE, TWO), List.of(), directories, 10, unreadable, LONG_AGO);
    }

    private static String refusal(RescueWishes wishes, RescueDesk.Progress progress) {
        LocalFailure refused = assertThrows(LocalFailure.class, () -> wishes.areMetBy(progress));
        return String.valueOf(refused.getMessage());
    }

    @Test
    void aNumberOfNodesIsWaitedForUntilNothingComesAnyMore() throws Exception {
        RescueWishes two = wishes(2, false, false);
        assertFalse(two.areMetBy(progress(List.of(ONE), List.of(TWO), JUST_NOW)));
        assertTrue(two.areMetBy(progress(List.of(ONE, TWO), List.of(), JUST_NOW)));
        String refusal = refusal(two, progress(List.of(ONE), List.of(TWO), LONG_AGO));
        assertTrue(refusal.contains("of 2 DataNodes only 1 have reported"), refusal);
        assertTrue(refusal.contains("--nodes 1"), refusal);
    }

    @Test
    void whoeverComesIsEnoughAfterAWhile() throws Exception {
        RescueWishes any = wishes(RescueWishes.ANY, false, false);
        assertFalse(any.areMetBy(progress(List.of(ONE), List.of(), JUST_NOW)));
        assertTrue(any.areMetBy(progress(List.of(ONE), List.of(), LONG_AGO)));
        assertTrue(refusal(any, progress(List.of(), List.of(), LONG_AGO)).contains("of those that came only 0"));
    }

    @Test
    void aNodeWithADiskThatCannotBeReadIsNamedUnlessItsDisksAreGivenUp() throws Exception {
        for (int nodes : new int[] {RescueWishes.ANY, 2}) {
            String refusal = refusal(wishes(nodes, false, true), damaged(1, 0));
            assertTrue(refusal.contains("nothing was written: datanode-2 has 1 failed data directory;"), refusal);
            assertTrue(refusal.contains("--without-failed-disks"), refusal);
            assertTrue(wishes(nodes, true, false).areMetBy(damaged(1, 0)));
        }
        assertTrue(refusal(wishes(2, false, true), damaged(3, 0)).contains("3 failed data directories"));
    }

    @Test
    void blocksThatNobodyCanReadAreToldUnlessTheyAreGivenUp() throws Exception {
        String refusal = refusal(wishes(2, true, false), damaged(0, 8));
        assertTrue(refusal.contains("the headers of 8 blocks cannot be read"), refusal);
        assertTrue(refusal.contains("--without-unreadable"), refusal);
        assertTrue(wishes(2, false, true).areMetBy(damaged(0, 8)));
        assertEquals(
                refusal(wishes(2, false, false), damaged(1, 8)),
                refusal(wishes(2, false, true), damaged(1, 8)),
                "one thing after the other");
    }

    @Test
    void theWayOutForAnOldJournalIsNoneForARescue() throws Exception {
        RescueMain rescue = new RescueMain();
        CommandLine line = new CommandLine(rescue).setCaseInsensitiveEnumValuesAllowed(true);
        line.parseArgs("--nodes", "4");
        rescue.requireUsable();
        line.parseArgs("--accept-loss");
        String refusal = String.valueOf(
                assertThrows(InvalidInput.class, rescue::requireUsable).getMessage());
        assertTrue(refusal.startsWith("--accept-loss "), refusal);
    }
}
