package panal.bench.cluster;

import java.io.IOException;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.report.ByteCount;

/** Clients create small files in one directory, read, stat, list and delete them. Every read is verified. */
final class SmallFilesJob implements Job {
    private static final String DIRECTORY = "/bench/small";

    private final Sizes sizes;
    private final int clients;
    private final int copies;

    SmallFilesJob(Sizes sizes, int clients, int copies) {
        this.sizes = sizes;
        this.clients = clients;
        this.copies = copies;
    }

    @Override
    public void run(Lane lane, Round round) throws IOException {
        long before = lane.system().storedBytes();
        int files = sizes.files();
        String size = ByteCount.shown(sizes.small());
        lane.client().ask("mkdir", DIRECTORY);
        lane.client().ask("connect", clients);
        operate(lane, round, "create " + size, "create-small", clients, DIRECTORY, files, sizes.small(), copies);
        operate(lane, round, "read " + size, "read-small", clients, DIRECTORY, files, sizes.small());
        operate(lane, round, "stat", "stat-small", clients, DIRECTORY, files);
        if (clients == 1) {
            lane.operate(
                    Rows.list(files, copies, lane.durability()),
                    round,
                    sizes.listings(),
                    "list",
                    DIRECTORY,
                    sizes.listings(),
                    files);
        }
        operate(lane, round, "delete", "delete-small", clients, DIRECTORY, files);
        lane.client().ask("delete", DIRECTORY);
        lane.settle(before);
    }

    private void operate(Lane lane, Round round, String what, String verb, Object... words) throws IOException {
        lane.operate(Rows.small(what, clients, copies, lane.durability()), round, sizes.files(), verb, words);
    }
}
