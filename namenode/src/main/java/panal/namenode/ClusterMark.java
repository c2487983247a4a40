package panal.namenode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.journal.JournalDisk;
import panal.namenode.journal.JournalSettings;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.ClusterId;

/**
 * The file {@code cluster} in the service's own directory: which cluster was founded, or served, from this home. Metadata
 * may be on mounts, and an empty mount point looks like a first start; this file tells them apart. It goes where the home
 * goes: who wipes that founds anew.
 */
final class ClusterMark {
    private static final Logger log = LoggerFactory.getLogger(ClusterMark.class);
    private static final String NAME = "cluster";

    private final JournalDisk disk;

    ClusterMark(JournalDisk disk) {
        this.disk = disk;
    }

    /** The mark in a service's directory. */
    static ClusterMark in(Path service) throws LocalFailure {
        try {
            return new ClusterMark(JournalDisk.in(service));
        } catch (IOException failed) {
            throw new LocalFailure("cannot make the directory " + service + ": " + failed, failed);
        }
    }

    /** What it says; empty where no cluster was founded yet. */
    Optional<JournalSettings.Founded> founded() throws LocalFailure {
        try {
            if (!disk.list().contains(NAME)) {
                return Optional.empty();
            }
            try (InputStream in = disk.open(NAME)) {
                String cluster = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
                return Optional.of(new JournalSettings.Founded(disk.locate(NAME), cluster));
            }
        } catch (IOException failed) {
            throw new LocalFailure("cannot read " + disk.locate(NAME) + ": " + failed, failed);
        }
    }

    /** Remembers, durably, that {@code cluster} has a journal; behind the journal's first transaction, never before it. */
    void put(ClusterId cluster) throws LocalFailure {
        Optional<String> before = founded().map(JournalSettings.Founded::cluster);
        if (before.filter(cluster.toString()::equals).isPresent()) {
            return;
        }
        if (before.isPresent()) {
            log.warn(
                    "another cluster was served from this home before file={} was={}", disk.locate(NAME), before.get());
        }
        try {
            disk.replace(NAME, ByteBuffer.wrap((cluster + "\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failed) {
            throw new LocalFailure("cannot write " + disk.locate(NAME) + ": " + failed, failed);
        }
    }
}
