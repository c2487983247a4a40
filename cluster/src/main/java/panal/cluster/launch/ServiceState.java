package panal.cluster.launch;

import java.util.Optional;
import panal.protocol.value.Address;

/**
 * A row of the table.
 *
 * @param process empty when the service does not run
 * @param state for people: {@code live}, {@code takes writes}, {@code not running} ...
 */
record ServiceState(String service, Address address, Optional<ProcessHandle> process, String state) {}
