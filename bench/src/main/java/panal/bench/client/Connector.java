package panal.bench.client;

import java.util.Map;

/** Makes clients of one kind of system. Implementations have a public constructor without arguments. */
@FunctionalInterface
public interface Connector {
    /**
     * Connects.
     *
     * @param settings what the driver of the benchmark told this system's clients
     */
    FileSystemUnderTest connect(Map<String, String> settings) throws Exception;
}
