package panal.bench.cluster;

import java.io.IOException;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.measure.SourceFile;

/** Several clients write a file each at the same time, and then read them. */
final class ParallelJob implements Job {
    private static final String PATH = "/bench/parallel";

    private final SourceFile source;
    private final int clients;
    private final int copies;

    ParallelJob(SourceFile source, int clients, int copies) {
        this.source = source;
        this.clients = clients;
        this.copies = copies;
    }

    @Override
    public void run(Lane lane, Round round) throws IOException {
        long before = lane.system().storedBytes();
        String size = clients + " x " + source.size() + " at once";
        long bytes = clients * source.bytes();
        lane.client().ask("mkdir", "/bench");
        lane.client().ask("connect", clients);
        lane.move(
                Rows.write(size, copies, lane.durability()),
                round,
                bytes,
                copies * bytes,
                "upload",
                clients,
                source.path(),
                PATH,
                copies);
        if (round.warm()) {
            lane.client().ask("verify", clients, PATH, source.crc32c());
        }
        lane.move(Rows.read(size, copies, lane.durability()), round, bytes, 0, "read", clients, PATH, source.bytes());
        for (int i = 0; i < clients; i++) {
            lane.client().ask("delete", PATH + "-" + i);
        }
        lane.settle(before);
    }
}
