package panal.cluster.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import panal.cluster.campaign.fault.FaultList;
import panal.cluster.campaign.stage.Site;

/** Which lane tries what, and what is said of it. */
final class CampaignTest {
    private static final long LONG = 3_600;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    /** What happens in place of a trial. */
    private interface Trying {
        Verdict run(String name, long seed) throws Exception;
    }

    private record FakeLane(Trying trying) implements Lane {
        @Override
        public Verdict run(String name, long seed) throws Exception {
            return trying.run(name, seed);
        }

        @Override
        public void close() {}
    }

    private static Verdict passed(String name, long seed) {
        return new Verdict(name, seed, 1.5, 20, 3, Optional.empty(), Optional.empty());
    }

    @Test
    void whoeverHasEndedACaseTakesTheNextAndEachIsTriedOnce() throws Exception {
        List<String> slow = Collections.synchronizedList(new ArrayList<>());
        List<String> quick = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch others = new CountDownLatch(5);
        CountDownLatch begun = new CountDownLatch(1);
        FakeLane waiting = new FakeLane((name, seed) -> {
            slow.add(name + seed);
            begun.countDown();
            others.await();
            return passed(name, seed);
        });
        FakeLane ready = new FakeLane((name, seed) -> {
            begun.await();
            quick.add(name + seed);
            others.countDown();
            return passed(name, seed);
        });
        assertTrue(new Campaign(List.of("a", "b", "c"), List.of(waiting, ready), said::add).run(7, 2, LONG));
        assertEquals(1, slow.size(), slow::toString);
        List<String> all = new ArrayList<>(slow);
        all.addAll(quick);
        Collections.sort(all);
        assertEquals(List.of("a7", "a8", "b7", "b8", "c7", "c8"), all);
        assertEquals("6 passed, 0 failed, 0 skipped, 0 not begun for want of time", said.get(said.size() - 1));
    }

    @Test
    void whatFailedIsToldWithHowToTryItAgain() throws Exception {
        FakeLane lane = new FakeLane(
                (name, seed) -> seed == 2 ? Verdict.broken(name, seed, "a byte is lost") : passed(name, seed));
        assertFalse(new Campaign(List.of("kill-all"), List.of(lane), said::add).run(1, 3, LONG));
        assertTrue(said.contains("    a byte is lost"), said::toString);
        assertTrue(said.contains("2 passed, 1 failed, 0 skipped, 0 not begun for want of time"), said::toString);
        assertEquals("again: cluster/campaign --case kill-all --seed 2", said.get(said.size() - 1));
    }

    @Test
    void whatThereIsNoTimeForIsSaid() throws Exception {
        FakeLane lane = new FakeLane(CampaignTest::passed);
        assertTrue(new Campaign(List.of("a", "b"), List.of(lane), said::add).run(1, 2, 0));
        assertEquals("0 passed, 0 failed, 0 skipped, 4 not begun for want of time", said.get(said.size() - 1));
    }

    @Test
    void aVerdictIsTheSameBehindAPipe() {
        Verdict failed =
                new Verdict("kill-all", 7, 12.25, 99, 4, Optional.of("lost\n\tat /año: \"ß\""), Optional.empty());
        Verdict skipped = Verdict.skipped("cut-wires", 8, "");
        for (Verdict verdict : List.of(failed, skipped, passed("a", -1))) {
            assertEquals(Optional.of(verdict), VerdictLine.parse(VerdictLine.of(verdict)));
        }
        assertEquals(Optional.empty(), VerdictLine.parse("OpenJDK warns of something"));
    }

    @Test
    void aChildProcessTriesWhatItIsToldOneAfterTheOther() throws Exception {
        Site here = new Site(Path.of("nowhere"), new Random(1), false);
        String reason = FaultList.named("cut-wires").orElseThrow().get().reasonAgainst(here);
        try (ChildLane lane = new ChildLane(0, 1, false)) {
            for (long seed = 1; seed <= 2; seed++) {
                assertEquals(Verdict.skipped("cut-wires", seed, reason), lane.run("cut-wires", seed));
            }
        }
    }

    /** Ctrl-C ends the children too: what each of them leaves undone is not begun in another one that nobody ends. */
    @Test
    void aLaneThatHasEndedStartsNoProcess() {
        ChildLane lane = new ChildLane(0, 1, false);
        lane.close();
        assertThrows(IllegalStateException.class, () -> lane.run("cut-wires", 1));
    }
}
