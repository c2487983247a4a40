package panal.cliente.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock in the person's zone, which is looked up when a command shows a time: few do, and it takes a while. */
final class PersonsClock extends Clock {
    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return System.currentTimeMillis();
    }
}
