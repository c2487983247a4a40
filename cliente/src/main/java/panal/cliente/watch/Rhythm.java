package panal.cliente.watch;

import java.time.Duration;
import panal.protocol.remote.Watches;

/**
 * How long something is waited for.
 *
 * @param first for the NameNode's first call, which it makes at once
 * @param silence for the next one, which comes every three seconds
 * @param question for the answer to a question, if nothing has changed
 * @param pause between two questions that were answered at once although nothing had changed
 */
record Rhythm(Duration first, Duration silence, Duration question, Duration pause) {
    static final Rhythm USUAL = new Rhythm(
            Duration.ofSeconds(5),
            Duration.ofSeconds(7),
            Duration.ofMillis(Watches.WAIT_MILLIS),
            Duration.ofSeconds(1));
}
