package panal.bench.cluster;

import java.io.IOException;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.report.Row;
import panal.bench.system.SystemUnderTest;

/**
 * From the command that starts a cluster to the first small file that it accepts and gives back: once without any data, and
 * once with files on it. The client is warm and tries again and again. Leaves the cluster running.
 */
final class StartJob implements Job {
    private static final int PATIENCE_SECONDS = 180;
    private static final int FILES = 100;

    private final int copies;

    StartJob(int copies) {
        this.copies = copies;
    }

    @Override
    public void run(Lane lane, Round round) throws IOException {
        lane.client().ask("disconnect");
        lane.system().stop();
        lane.system().erase();
        start(lane, round, Rows.START_EMPTY, "/first");
        lane.client().ask("mkdir", "/start");
        lane.client().ask("create-small", 1, "/start", FILES, 4096, copies);
        lane.client().ask("disconnect");
        lane.system().stop();
        start(lane, round, Rows.START_FILLED, "/second");
        lane.client().ask("read-small", 1, "/start", FILES, 4096);
        lane.client().ask("delete", "/start");
    }

    private void start(Lane lane, Round round, Row row, String path) throws IOException {
        lane.steadiness().prepare(0);
        long began = System.nanoTime();
        SystemUnderTest.Starting starting = lane.system().start(lane.durability());
        lane.client().ask("first-write", path, copies, PATIENCE_SECONDS);
        lane.record(row, round, (System.nanoTime() - began) / 1e9);
        starting.await();
    }
}
