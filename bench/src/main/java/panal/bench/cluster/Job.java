package panal.bench.cluster;

import java.io.IOException;
import panal.bench.measure.Lane;
import panal.bench.measure.Round;

/** Some work that each system does once a round. Leaves nothing behind but what it says. */
@FunctionalInterface
interface Job {
    void run(Lane lane, Round round) throws IOException;
}
