package panal.bench.cluster;

import java.io.IOException;
import panal.bench.machine.ProcessFigures;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.measure.SourceFile;
import panal.bench.report.Row;
import panal.bench.system.ProgramCall;

/** The systems' own command line tools, from the start of the process to its end. */
final class OneShotJob implements Job {
    private static final String DIRECTORY = "/one-shot";

    private final SourceFile source;
    private final int copies;

    OneShotJob(SourceFile source, int copies) {
        this.source = source;
        this.copies = copies;
    }

    @Override
    public void run(Lane lane, Round round) throws IOException {
        long before = lane.system().storedBytes();
        lane.client().ask("mkdir", DIRECTORY);
        lane.client().ask("create-small", 1, DIRECTORY, 10, 100, copies);
        lane.steadiness().prepare(0);
        measure(lane, round, Rows.ONE_SHOT_LIST, lane.system().listing(DIRECTORY));
        measure(lane, round, Rows.ONE_SHOT_FIND, lane.system().search(DIRECTORY));
        String path = DIRECTORY + "/uploaded";
        lane.steadiness().prepare(copies * source.bytes());
        Row row = Rows.oneShotUpload(source.size(), copies, lane.durability());
        measure(lane, round, row, lane.system().upload(source.path(), path, copies, lane.durability()));
        lane.client().ask("delete", DIRECTORY);
        lane.settle(before);
    }

    /** With the CPU seconds of the tool and of the servers. */
    private static void measure(Lane lane, Round round, Row row, ProgramCall tool) throws IOException {
        double before = lane.serverCpuSeconds() + ProcessFigures.endedChildrenCpuSeconds();
        long began = System.nanoTime();
        tool.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = lane.serverCpuSeconds() + ProcessFigures.endedChildrenCpuSeconds() - before;
        lane.record(row, round, seconds);
        lane.record(Rows.cpuTime(row), round, cpu);
    }
}
