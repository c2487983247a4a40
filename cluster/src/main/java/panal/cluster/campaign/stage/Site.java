package panal.cluster.campaign.stage;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a trial takes place: a directory, chance, and what has to be taken away in the end, last first. For one thread.
 *
 * @param directory for whatever the fault needs; the cluster's home is {@code home} in it
 * @param isolated whether this process has network and mounts to itself, so that it may change them
 */
public record Site(Path directory, Random random, boolean isolated, Deque<AutoCloseable> open)
        implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Site.class);

    public Site(Path directory, Random random, boolean isolated) {
        this(directory, random, isolated, new ArrayDeque<>());
    }

    public Path home() {
        return directory.resolve("home");
    }

    /** What is closed when the trial is over. */
    public <C extends AutoCloseable> C keep(C resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                log.warn("left behind why=\"{}\"", failure.toString());
            }
        }
    }
}
