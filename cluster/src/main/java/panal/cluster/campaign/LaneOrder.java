package panal.cluster.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;

/** What a lane in another process is to try, as a line. */
record LaneOrder(String name, long seed) {
    /** The next one; empty when there will be none. */
    static Optional<LaneOrder> read(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return Optional.empty();
        }
        int space = line.indexOf(' ');
        return Optional.of(new LaneOrder(line.substring(0, space), Long.parseLong(line.substring(space + 1))));
    }

    String text() {
        return name + " " + seed;
    }
}
