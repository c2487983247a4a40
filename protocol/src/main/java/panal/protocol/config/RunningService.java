package panal.protocol.config;

import java.io.Closeable;
import panal.protocol.value.Address;

/** A service that has started; closing it stops it cleanly. */
public interface RunningService extends Closeable {
    /** Where it listens. */
    Address address();
}
