package panal.bench.cluster;

import java.io.IOException;
import panal.bench.machine.ProcessFigures;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.system.ServerProcess;

/** Resident memory of each process, as the jobs before have left it, and of all with what they share counted once. */
final class MemoryJob implements Job {
    @Override
    public void run(Lane lane, Round round) throws IOException {
        double sum = 0;
        double shared = 0;
        for (ServerProcess server : lane.system().servers()) {
            double resident = ProcessFigures.residentMiB(server.pid());
            lane.record(Rows.memory(server.name()), round, resident);
            sum += resident;
            shared += ProcessFigures.proportionalMiB(server.pid());
        }
        lane.record(Rows.ALL_SERVERS, round, sum);
        lane.record(Rows.ALL_SERVERS_ONCE, round, shared);
        lane.record(
                Rows.memory("clients' process"),
                round,
                ProcessFigures.residentMiB(lane.client().pid()));
    }
}
