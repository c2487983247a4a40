package panal.nameserver;

import panal.protocol.config.RunningService;
import panal.protocol.config.ServiceBody;
import panal.protocol.config.ServiceContext;
import panal.protocol.config.ServiceMain;
import panal.protocol.config.ServiceOptions;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a name server. */
@Command(
        name = "nameserver",
        sortOptions = false,
        description = "Names for the services of a cluster. The first one to start: it makes the cluster's key.")
public final class Main implements ServiceBody {
    @Mixin
    private final ServiceOptions options = new ServiceOptions();

    @Option(
            names = "--locator",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "answer programs that search the LAN by UDP, at the base port (on, unless --host is loopback)")
    private boolean locator = true;

    private Main() {}

    public static void main(String[] arguments) {
        ServiceMain.run(NameServerLink.NAME, new Main(), arguments);
    }

    @Override
    public ServiceOptions options() {
        return options;
    }

    @Override
    public String service() {
        return NameServerLink.NAME;
    }

    @Override
    public RunningService start(ServiceContext context) throws PanalException {
        return NameServerProcess.start(context, options, locator);
    }
}
