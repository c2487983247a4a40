package panal.datanode.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import panal.datanode.chain.KnownPeers;
import panal.datanode.heartbeat.Findings;
import panal.datanode.store.BlockStore;
import panal.datanode.store.BlockVerifier.Verdict;
import panal.datanode.throttle.Throttle;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.PanalException;
import panal.protocol.stream.StreamPool;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.Finding;
import panal.protocol.value.NodeName;
import panal.protocol.value.Replica;
import panal.protocol.value.ReplicaCopy;
import panal.testkit.FakeClock;
import panal.testkit.ManualExecutor;

/** What a node does with orders to copy where copies have wrong bytes, whichever way the records come. */
abstract class DamagedCopiesBehaviour {
    static final long EPOCH = 5;
    static final byte[] DATA = Cell.data(1, 3_000_001);
    private static final int IN_CHUNK_15 = 15 * BlockGeometry.RECORD_BYTES + 5_000;
    private static final int IN_CHUNK_20 = 20 * BlockGeometry.RECORD_BYTES + 5_000;
    private static final int IN_CHUNK_30 = 30 * BlockGeometry.RECORD_BYTES + 5_000;

    @TempDir
    Path home;

    private final FakeClock clock = FakeClock.anyTime();
    private final ClusterSecret secret = ClusterSecret.random(new SecureRandom());
    private final KnownPeers peers = new KnownPeers();
    final Findings findings = new Findings();
    final ManualExecutor threads = new ManualExecutor();
    final AtomicLong rate = new AtomicLong(Long.MAX_VALUE);
    private StreamPool pool;
    Copies copies;
    Cell one;
    Cell two;
    Cell target;

    abstract boolean streams();

    @BeforeEach
    void start() throws PanalException {
        one = cell(1);
        two = cell(2);
        target = cell(3);
        pool = new StreamPool(peers, clock);
        copies = copies(new Throttle(rate::get, clock));
    }

    private Copies copies(Throttle throttle) {
        Sources sources = new Sources(peers, streams() ? Optional.of(pool) : Optional.empty());
        return new Copies(target.store(), target.standing(), sources, findings, throttle, threads);
    }

    private Cell cell(int slot) throws PanalException {
        Cell cell = Cell.start(slot, home, secret, peers, clock, streams());
        peers.put(cell.name(), cell.stub());
        return cell;
    }

    @AfterEach
    void stop() {
        copies.close();
        pool.close();
        List.of(one, two, target).forEach(Cell::close);
    }

    @Test
    void sourceWithWrongBytesIsLeftWhereTheyAreAndAccused() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        two.put(7, 2, DATA);
        one.flip(7, IN_CHUNK_20);
        makeCopy(replica, 1, 2);
        assertEquals(List.of(new Finding.CorruptReplica(new BlockId(7), 2, one.name())), findings.waiting());
    }

    @Test
    void twoDamagedSourcesMayHaveAGoodBlockBetweenThem() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        two.put(7, 2, DATA);
        one.flip(7, IN_CHUNK_20);
        two.flip(7, IN_CHUNK_30);
        makeCopy(replica, 1, 2);
        assertEquals(2, findings.waiting().size());
    }

    /** Chunks 15 and 20 are of one packet. */
    @Test
    void copiesThatAreAllKnownToBeDamagedAreWrittenAnewFromWhatIsRightInThem() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        two.put(7, 2, DATA);
        target.put(7, 2, DATA);
        byte[] whole = Files.readAllBytes(one.file(7));
        damage(one, IN_CHUNK_15, IN_CHUNK_30);
        damage(two, IN_CHUNK_20, IN_CHUNK_30);
        damage(target, IN_CHUNK_15, IN_CHUNK_20);
        makeCopy(replica, 1, 2, 3);
        assertArrayEquals(whole, Files.readAllBytes(target.file(7)));
        assertEquals(List.of(), target.store().stock().damage().all());
    }

    /** The NameNode may hear of the new copy first, and would take the accusation for one of that. */
    @Test
    void aNodeThatIsItsOwnSourceAccusesTheOthersAlone() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        target.put(7, 2, DATA);
        one.flip(7, IN_CHUNK_20);
        target.flip(7, IN_CHUNK_15);
        for (Cell cell : List.of(one, target)) {
            assertEquals(Verdict.DAMAGED, cell.store().verifier().verify(new BlockId(7), bytes -> {}));
        }
        makeCopy(replica, 3, 1);
        Finding accused = new Finding.CorruptReplica(new BlockId(7), 2, one.name());
        assertEquals(Set.of(accused), Set.copyOf(findings.waiting()));
    }

    @Test
    void whatIsDamagedAtTheSamePlaceEverywhereStaysAsItIs() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        target.put(7, 2, DATA);
        damage(one, IN_CHUNK_20);
        damage(target, IN_CHUNK_20 + 1);
        byte[] before = Files.readAllBytes(target.file(7));
        copies.take(List.of(order(replica, 1, 3)), EPOCH);
        threads.runAll();
        assertArrayEquals(before, Files.readAllBytes(target.file(7)));
        assertEquals(0, target.unfinished());
        assertEquals(List.of(replica), target.store().stock().damage().all());
        assertTrue(findings.waiting().stream().anyMatch(Finding.CopyFailed.class::isInstance), "" + findings.waiting());
    }

    @Test
    void withoutAGoodSourceThereIsNoCopyAndTheNameNodeHearsWhy() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        one.flip(7, IN_CHUNK_20);
        copies.take(List.of(order(replica, 1, 2)), EPOCH);
        threads.runAll();
        assertEquals(List.of(), target.store().stock().all().replicas());
        assertEquals(0, target.unfinished());
        assertEquals(2, findings.waiting().size());
        assertTrue(findings.waiting().contains(new Finding.CorruptReplica(new BlockId(7), 2, one.name())));
        Finding.CopyFailed failed = (Finding.CopyFailed) findings.waiting().get(1);
        assertTrue(failed.why().contains("datanode-1"), failed.why());
        assertEquals(new Copies.Figures(0, 0, 0), copies.figures());
    }

    /** Each record is right, but they are not this block's. */
    @Test
    void recordsThatAreRightAndDoNotAddUpAreFoundOut() throws Exception {
        Replica other = one.put(7, 2, Cell.data(2, DATA.length));
        Replica replica = two.put(7, 2, DATA);
        copies.take(List.of(order(replica, 1, 2)), EPOCH);
        threads.runAll();
        assertArrayEquals(Files.readAllBytes(two.file(7)), Files.readAllBytes(target.file(7)));
        assertFalse(other.equals(replica));
        assertEquals(List.of(), findings.waiting(), "its trailer says that it has something else");
        byte[] swapped = Files.readAllBytes(two.file(7));
        int header = swapped.length - 51 - DATA.length - 46 * 11;
        byte[] first = Arrays.copyOfRange(swapped, header, header + BlockGeometry.RECORD_BYTES);
        System.arraycopy(swapped, header + BlockGeometry.RECORD_BYTES, swapped, header, BlockGeometry.RECORD_BYTES);
        System.arraycopy(first, 0, swapped, header + BlockGeometry.RECORD_BYTES, first.length);
        Files.write(two.file(7), swapped);
        target.store().stock().acknowledged(target.store().stock().all().asOf(), false);
        target.store().deletable(List.of(replica)).forEach(BlockStore.Deletable::delete);
        copies.take(List.of(order(replica, 2)), EPOCH);
        threads.runAll();
        assertEquals(List.of(), target.store().stock().all().replicas());
        assertTrue(
                findings.waiting().contains(new Finding.CorruptReplica(new BlockId(7), 2, two.name())),
                "" + findings.waiting());
    }

    @Test
    void aDamagedCopyHereIsReplacedByAGoodOne() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        target.put(7, 2, DATA);
        damage(target, IN_CHUNK_20);
        makeCopy(replica, 1);
        assertEquals(List.of(), target.store().stock().damage().all());
    }

    @Test
    void aSourceThatKnowsOfItsDamageIsNotAskedFirst() throws Exception {
        Replica replica = one.put(7, 2, DATA);
        two.put(7, 2, DATA);
        damage(one, IN_CHUNK_20);
        makeCopy(replica, 1, 2);
        assertEquals(List.of(), findings.waiting(), "it has told the NameNode itself");
    }

    /** Flips a bit at each of these places, and lets the node find out. */
    private static void damage(Cell cell, int... places) throws Exception {
        for (int place : places) {
            cell.flip(7, place);
        }
        assertEquals(Verdict.DAMAGED, cell.store().verifier().verify(new BlockId(7), bytes -> {}));
    }

    void makeCopy(Replica replica, int... slots) throws Exception {
        copies.take(List.of(order(replica, slots)), EPOCH);
        threads.runAll();
        assertEquals(List.of(replica), target.store().stock().all().replicas());
        assertEquals(Verdict.GOOD, target.store().verifier().verify(replica.block(), bytes -> {}));
        assertEquals(0, target.unfinished());
    }

    ReplicaCopy order(Replica replica, int... slots) {
        List<NodeName> sources = new ArrayList<>();
        for (int slot : slots) {
            sources.add(NodeName.ofSlot(slot));
        }
        BlockToken token = secret.sign(
                new BlockToken(replica.block(), BlockToken.Mode.READ, 0, EPOCH, clock.millis() + 60_000, Bits256.ZERO));
        return new ReplicaCopy(replica, sources, token);
    }
}
