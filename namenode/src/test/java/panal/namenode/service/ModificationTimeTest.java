package panal.namenode.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static panal.namenode.service.NameNodeFixture.BLOCK;
import static panal.namenode.service.NameNodeFixture.newRequest;
import static panal.namenode.service.NameNodeFixture.request;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import panal.protocol.error.InvalidInput;
import panal.protocol.remote.Session;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

/** Which time a file has. */
final class ModificationTimeTest {
    private static final BlockSum SUM = new BlockSum(BLOCK, 99);
    private static final FilePath PATH = new FilePath("/a");

    @RegisterExtension
    final NameNodeFixture cluster = new NameNodeFixture(3);

    private static UploadRequest requestOf(long modifiedMillis) {
        return new UploadRequest(PATH, 3, BLOCK, Durability.SYNCED, true, false, modifiedMillis, "x");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, -1, -9_214_560_000_000L, 1_000_000_000_123L, 9_214_646_399_999L})
    void aFileHasTheTimeThatItsUploadNamed(long time) throws Exception {
        Session session = cluster.ana();
        UploadGrant grant = session.begin(requestOf(time));
        FileStatus status = session.complete(grant.ticket(), List.of(cluster.write(grant.first(), SUM)), newRequest());
        assertEquals(time, status.modifiedMillis());
        assertEquals(time, session.stat(PATH).modifiedMillis());
        cluster.restart();
        assertEquals(time, cluster.ana().stat(PATH).modifiedMillis());
        assertEquals(
                cluster.clock.millis(), cluster.ana().stat(FilePath.ROOT).modifiedMillis(), "its directory's is now");
    }

    @Test
    void soHasOneOfManyBlocksWhoseUploadOutlivesTheNameNode() throws Exception {
        Session session = cluster.ana();
        UploadGrant grant = session.begin(requestOf(7_000));
        List<BlockGrant> more = session.addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        cluster.restart();
        cluster.rejoinAll();
        FileStatus status =
                cluster.ana().complete(grant.ticket(), List.of(cluster.write(more.get(0), SUM)), newRequest());
        assertEquals(7_000, status.modifiedMillis());
    }

    @Test
    void anUploadThatGoesOnHasTheTimeThatItsLastClientNamed() throws Exception {
        Session session = cluster.ana();
        UploadGrant grant = session.begin(requestOf(7_000));
        session.addBlocks(grant.ticket(), 1, 1, List.of(cluster.write(grant.first(), SUM)));
        assertThrows(InvalidInput.class, () -> session.resume(again(Long.MAX_VALUE)));
        UploadTicket ticket = session.resume(again(8_000));
        BlockGrant second = session.addBlocks(ticket, 1, 1, List.of()).get(0);
        FileStatus status = session.complete(ticket, List.of(cluster.write(second, SUM)), newRequest());
        assertEquals(8_000, status.modifiedMillis());
    }

    private static ResumeRequest again(long modifiedMillis) {
        return new ResumeRequest(PATH, Durability.SYNCED, true, modifiedMillis, "y");
    }

    @Test
    void withoutOneItIsTheTimeOfItsCompletion() throws Exception {
        Session session = cluster.ana();
        UploadGrant grant = session.begin(request("/a"));
        cluster.clock.advance(Duration.ofSeconds(10));
        FileStatus status = session.complete(grant.ticket(), List.of(), newRequest());
        assertEquals(cluster.clock.millis(), status.modifiedMillis());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -9_214_560_000_001L, 9_214_646_400_000L, Long.MAX_VALUE})
    void refusesATimeThatNoClockShows(long time) throws Exception {
        Session session = cluster.ana();
        assertThrows(InvalidInput.class, () -> session.begin(requestOf(time)));
    }
}
