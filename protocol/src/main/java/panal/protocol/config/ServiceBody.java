package panal.protocol.config;

import java.io.IOException;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;

/** What differs between the services' mains; a picocli command with {@link ServiceOptions} as a mixin. */
public interface ServiceBody {
    /** The mixin. */
    ServiceOptions options();

    /** The service's name, such as {@code datanode-3}; asked after the options are parsed. */
    String service();

    /** Refuses values of options that nothing can be done with; asked before anything is. */
    default void requireUsable() throws InvalidInput {}

    /**
     * Starts the service. Its home is writable, its directory locked, RMI set up and logging begun. What it throws becomes
     * one line and exit code 1, or 2 for {@link InvalidInput}.
     */
    RunningService start(ServiceContext context) throws PanalException, IOException, InterruptedException;
}
