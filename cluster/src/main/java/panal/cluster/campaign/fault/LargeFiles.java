package panal.cluster.campaign.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import panal.cliente.Panal;
import panal.cliente.session.Progress;
import panal.cliente.write.Source;
import panal.cliente.write.UploadOptions;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.workload.Content;
import panal.cluster.workload.Ledger;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/**
 * Files {@code /large-0}, {@code /large-1} and so on, so that there is enough to be copied.
 *
 * @param length of each, in bytes
 * @param copies of each block
 */
record LargeFiles(int count, long length, int copies) {
    /** Writes them; the ledger is for the oracle. */
    Ledger write(Stage stage, UploadOptions options) throws PanalException {
        Random random = stage.random();
        List<String> lines = new ArrayList<>();
        try (Panal panal = stage.cluster().client()) {
            for (int i = 0; i < count; i++) {
                String path = path(i);
                Content content = Content.file(length, random.nextLong());
                panal.upload(Source.stream(content.open(), path), new FilePath(path), options, Progress.NONE);
                lines.add("asked CREATE " + path + " " + path + " " + length + " " + content.seed());
                lines.add("done");
            }
        }
        return Ledger.of(lines);
    }

    /** Whether each block has its copies, as the NameNode sees it; the oracle looks at the disks later. */
    boolean whole(Panal panal) throws PanalException {
        List<Integer> lacking = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            panal.locations(new FilePath(path(i)), block -> {
                if (block.replicas().size() < copies) {
                    lacking.add(block.index());
                }
            });
        }
        return lacking.isEmpty();
    }

    private static String path(int number) {
        return "/large-" + number;
    }
}
