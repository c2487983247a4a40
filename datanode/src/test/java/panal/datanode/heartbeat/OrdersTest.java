package panal.datanode.heartbeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import panal.datanode.store.BlockStore;
import panal.protocol.error.PanalException;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.Epoch;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Finding;
import panal.protocol.value.NodeName;
import panal.protocol.value.Order;
import panal.protocol.value.OriginPage;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;
import panal.protocol.value.ReplicaOrigin;

/** What a node tells with its heartbeats, and what it does on order. */
final class OrdersTest extends NodeInCluster {
    @Test
    void changesAreToldUntilTheNameNodeHasAnswered() throws PanalException {
        membership.tick();
        background.runAll();
        Replica replica = storeBlock(1);
        nameNode.answerLost = true;
        beat();
        nameNode.answerLost = false;
        beat();
        beat();
        int count = nameNode.heartbeats.size();
        assertEquals(
                replica, nameNode.heartbeats.get(count - 3).changes().get(0).replica());
        assertEquals(1, nameNode.heartbeats.get(count - 2).changes().size());
        assertEquals(0, nameNode.heartbeats.get(count - 1).changes().size());
        assertEquals(1, nameNode.heartbeats.get(count - 1).at().sequence());
    }

    @Test
    void deletesOnOrderAndReportsEverythingWhenAsked() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        Replica two = storeBlock(2);
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        background.runAll();
        assertEquals(List.of(two), store.stock().all().replicas());
        int reports = nameNode.pages.size();
        nameNode.order(new Order.ReportStock());
        beat();
        background.runAll();
        assertEquals(reports + 1, nameNode.pages.size());
        assertEquals(List.of(two), nameNode.pages.get(reports).replicas());
        assertEquals(3, nameNode.pages.get(reports).asOf().sequence());
    }

    @Test
    void findingsAreToldUntilTheNameNodeHasAnswered() throws Exception {
        membership.tick();
        background.runAll();
        Replica replica = storeBlock(1);
        damage();
        store.verifier().verify(replica.block(), bytes -> {});
        Finding failed = new Finding.CopyFailed(new BlockId(5), "for a test");
        findings.add(failed);
        List<Finding> all = List.of(failed, new Finding.CorruptReplica(replica.block(), 1, NodeName.ofSlot(9)));
        nameNode.answerLost = true;
        beat();
        nameNode.answerLost = false;
        beat();
        beat();
        int count = nameNode.heartbeats.size();
        assertEquals(all, nameNode.heartbeats.get(count - 3).findings());
        assertEquals(all, nameNode.heartbeats.get(count - 2).findings());
        assertEquals(List.of(), nameNode.heartbeats.get(count - 1).findings());
        assertEquals(7, nameNode.heartbeats.get(count - 1).work().corruptFound());
    }

    /** It takes no notice of damage to a block that it does not know to be here. */
    @Test
    void damageIsToldAgainWhenAnotherNameNodeHasHeardWhatIsHere() throws Exception {
        membership.tick();
        background.runAll();
        Replica replica = storeBlock(1);
        damage();
        store.verifier().verify(replica.block(), bytes -> {});
        beat();
        nameNode.dropLink();
        beat();
        beat();
        int pages = nameNode.pages.size();
        background.runAll();
        assertEquals(pages + 1, nameNode.pages.size());
        beat();
        beat();
        int count = nameNode.heartbeats.size();
        assertEquals(
                List.of(new Finding.CorruptReplica(replica.block(), 1, NodeName.ofSlot(9))),
                nameNode.heartbeats.get(count - 2).findings());
        assertEquals(List.of(), nameNode.heartbeats.get(count - 1).findings());
    }

    @Test
    void workIsHandedOnWithItsEpoch() throws PanalException {
        membership.tick();
        background.runAll();
        nameNode.order(new Order.Scrub(List.of(new BlockId(3))));
        BlockToken token =
                new BlockToken(new BlockId(1), BlockToken.Mode.READ, 0, 5, clock.millis() + 1_000, Bits256.ZERO);
        ReplicaCopy copy =
                new ReplicaCopy(new Replica(new BlockId(1), 1, new BlockSum(3, 4)), List.of(NodeName.ofSlot(2)), token);
        nameNode.order(new Order.CopyReplicas(List.of(copy)));
        beat();
        assertEquals(List.of(List.of(new BlockId(3))), duties.scrubs);
        assertEquals(List.of(copy), duties.copies);
        assertEquals(5, duties.epoch);
        assertEquals(0, duties.forgotten);
    }

    @Test
    void ordersDieWithTheLinkByWhichTheyCame() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        nameNode.dropLink();
        beat();
        background.runAll();
        assertEquals(List.of(one), store.stock().all().replicas());
        assertEquals(1, duties.forgotten);
    }

    @Test
    void anOrderToDeleteIsForTheFileThatStoodThere() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        store.deletable(List.of(one)).forEach(BlockStore.Deletable::delete);
        copyBlock(one);
        background.runAll();
        assertEquals(List.of(one), store.stock().all().replicas(), "it was made anew while the orders waited");
        beat();
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        background.runAll();
        assertEquals(List.of(), store.stock().all().replicas());
    }

    @Test
    void anOrderIsNotObeyedWhenTheNameNodeDoesNotKnowTheFile() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        beat();
        nameNode.beforeAnswer = () -> {
            store.deletable(List.of(one)).forEach(BlockStore.Deletable::delete);
            copyBlock(one);
        };
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        background.runAll();
        assertEquals(List.of(one), store.stock().all().replicas());
    }

    @Test
    void anOrderToDeleteThatHasWaitedForLongIsNotObeyed() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        clock.advance(Duration.ofMinutes(1));
        background.runAll();
        assertEquals(List.of(one), store.stock().all().replicas());
    }

    @Test
    void saysWhatTheHeadersOfAllBlocksSay() throws Exception {
        membership.tick();
        background.runAll();
        List<Replica> replicas = new ArrayList<>();
        for (int block = 1; block <= 1_001; block++) {
            replicas.add(storeBlock(block));
        }
        nameNode.order(new Order.ReportOrigins());
        beat();
        background.runAll();
        assertEquals(2, nameNode.origins.size());
        assertFalse(nameNode.origins.get(0).last());
        OriginPage second = nameNode.origins.get(1);
        assertTrue(second.last());
        assertEquals(1, second.page());
        BlockOrigin origin = new BlockOrigin(new FileId(1), 0, new FilePath("/f"));
        assertEquals(List.of(new ReplicaOrigin(replicas.get(1_000), origin)), second.origins());
        assertEquals(
                replicas.subList(0, 1_000),
                nameNode.origins.get(0).origins().stream()
                        .map(ReplicaOrigin::replica)
                        .toList());
    }

    @Test
    void aHeaderThatCannotBeReadIsNamed() throws Exception {
        membership.tick();
        background.runAll();
        Replica replica = storeBlock(1);
        try (Stream<Path> files = Files.walk(home)) {
            Files.write(files.filter(file -> file.endsWith("1.blk")).findFirst().orElseThrow(), new byte[200]);
        }
        nameNode.order(new Order.ReportOrigins());
        beat();
        background.runAll();
        assertEquals(List.of(replica.block()), nameNode.origins.get(0).unreadable());
        assertEquals(List.of(), nameNode.origins.get(0).origins());
    }

    /** As when a disk fails in the middle of it: its blocks were here. */
    @Test
    void blocksThatAreGoneSinceTheReportBeganAreNamedToo() throws Exception {
        membership.tick();
        background.runAll();
        Replica stays = storeBlock(1);
        Replica gone = storeBlock(2);
        nameNode.order(new Order.ReportOrigins());
        beat();
        try (Stream<Path> files = Files.walk(home)) {
            Files.delete(
                    files.filter(file -> file.endsWith("2.blk")).findFirst().orElseThrow());
        }
        background.runAll();
        OriginPage page = nameNode.origins.get(0);
        assertEquals(List.of(gone.block()), page.unreadable());
        assertEquals(
                List.of(stays),
                page.origins().stream().map(ReplicaOrigin::replica).toList());
    }

    @Test
    void reportsEverythingEveryHour() throws PanalException {
        membership.tick();
        background.runAll();
        beat();
        background.runAll();
        assertEquals(1, nameNode.pages.size());
        clock.advance(Duration.ofHours(1));
        membership.tick();
        background.runAll();
        assertEquals(2, nameNode.pages.size());
    }

    @Test
    void ordersOfAnOlderEpochAreRefused() throws PanalException {
        membership.tick();
        background.runAll();
        Replica one = storeBlock(1);
        nameNode.epoch = new Epoch(4, 1_000);
        nameNode.order(new Order.DeleteReplicas(List.of(one)));
        beat();
        background.runAll();
        assertEquals(List.of(one), store.stock().all().replicas());
        assertFalse(membership.joined());
        beat();
        assertFalse(membership.joined(), "nor is it joined");
        assertEquals(new Epoch(5, 10), standing.heard());
    }

    /** Flips a bit in the only block's data. */
    private void damage() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            Path file = files.filter(path -> path.toString().endsWith(".blk"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 52] ^= 1;
            Files.write(file, bytes);
        }
    }
}
