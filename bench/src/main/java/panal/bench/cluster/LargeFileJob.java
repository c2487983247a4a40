package panal.bench.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;
import panal.bench.measure.SourceFile;

/** One client writes a large file, reads it to nowhere, and brings it to a local file. */
final class LargeFileJob implements Job {
    private static final String PATH = "/bench/large";

    private final SourceFile source;
    private final Path download;
    private final int copies;

    LargeFileJob(SourceFile source, Path download, int copies) {
        this.source = source;
        this.download = download;
        this.copies = copies;
    }

    @Override
    public void run(Lane lane, Round round) throws IOException {
        long before = lane.system().storedBytes();
        String size = source.size();
        lane.client().ask("mkdir", "/bench");
        lane.move(
                Rows.write(size, copies, lane.durability()),
                round,
                source.bytes(),
                copies * source.bytes(),
                "upload",
                1,
                source.path(),
                PATH,
                copies);
        if (round.warm()) {
            lane.client().ask("verify", 1, PATH, source.crc32c());
        }
        lane.move(
                Rows.read(size, copies, lane.durability()), round, source.bytes(), 0, "read", 1, PATH, source.bytes());
        lane.move(
                Rows.download(size, copies, lane.durability()),
                round,
                source.bytes(),
                source.bytes(),
                "download",
                PATH,
                download);
        if (Files.mismatch(source.path(), download) >= 0) {
            throw new IOException(lane.name() + " gave back other bytes than it was given");
        }
        Files.delete(download);
        lane.client().ask("delete", PATH + "-0");
        lane.settle(before);
    }
}
