package panal.protocol.config;

import java.io.IOException;
import panal.protocol.error.PanalException;

/** What differs between the services' mains; a picocli command with {@link ServiceOptions} as a mixin. */
public interface ServiceBody {
    /** The mixin. */
    ServiceOptions options();

    /** The service's name, such as {@code datanode-3}; asked after the options are parsed. */
    String service();

    /**
     * Starts the service. Its home is writable, its directory locked, RMI set up and logging begun. What it throws becomes
     * one line and exit code 1.
     */
    RunningService start(ServiceContext context) throws PanalException, IOException, InterruptedException;
}
