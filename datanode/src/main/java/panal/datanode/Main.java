package panal.datanode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import panal.datanode.store.StoreSettings;
import panal.protocol.config.ByteSize;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.EvenClock;
import panal.protocol.config.OnOff;
import panal.protocol.config.RunningService;
import panal.protocol.config.ServiceBody;
import panal.protocol.config.ServiceContext;
import panal.protocol.config.ServiceMain;
import panal.protocol.config.ServiceOptions;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.NodeName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The DataNode's command line. */
@Command(name = "datanode", description = "Stores blocks for the cluster, and gives them to whoever may read them.")
public final class Main implements ServiceBody {
    private static final int PORT_OFFSET = 10;
    private static final int RACK_MAX = 200;

    @Mixin
    private final ServiceOptions options = new ServiceOptions();

    @Option(
            names = "--slot",
            paramLabel = "N",
            defaultValue = "1",
            description = "which of this machine's DataNodes this is, from 1 (${DEFAULT-VALUE})")
    private int slot = 1;

    @Option(
            names = "--capacity",
            paramLabel = "SIZE",
            description = "how much the blocks may take in all, such as 10G; else whatever there is")
    private @Nullable String capacity;

    @Option(
            names = "--reserved",
            paramLabel = "SIZE",
            defaultValue = "100M",
            description = "how much of each disk is left to others (${DEFAULT-VALUE})")
    private String reserved = "100M";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            split = ",",
            description = "where blocks are stored; once for each disk; else datanode-N in the home")
    private List<Path> directories = new ArrayList<>();

    @Option(
            names = "--rack",
            paramLabel = "NAME",
            defaultValue = "",
            description = "where the machine stands; copies are spread over racks")
    private String rack = "";

    @Option(
            names = "--stream",
            paramLabel = "on|off",
            defaultValue = "on",
            description = "bulk bytes beside RMI; off: by RMI (${DEFAULT-VALUE})")
    private OnOff stream = OnOff.ON;

    public static void main(String[] arguments) {
        ServiceMain.run("datanode", new Main(), arguments);
    }

    @Override
    public ServiceOptions options() {
        return options;
    }

    @Override
    public String service() {
        return NodeName.ofSlot(slot).text();
    }

    @Override
    public RunningService start(ServiceContext context) throws PanalException, InterruptedException {
        if (rack.length() > RACK_MAX) {
            throw new InvalidInput("the rack's name is longer than " + RACK_MAX + " characters");
        }
        long capacityBytes =
                capacity == null ? Long.MAX_VALUE : ByteSize.parse(capacity).bytes();
        if (capacityBytes == 0) {
            throw new InvalidInput("--capacity 0 leaves no room for a block");
        }
        List<Path> paths = directories.isEmpty() ? List.of(context.directory()) : directories;
        NodePlan plan = new NodePlan(
                NodeName.ofSlot(slot),
                new StoreSettings(paths, capacityBytes, ByteSize.parse(reserved).bytes()),
                options.host(),
                options.port(PORT_OFFSET + slot),
                rack,
                stream == OnOff.ON,
                options.patience());
        NameServerLink names = new NameServerLink(options.registry().address());
        ClusterSecret secret = ClusterKeyFile.readWithin(context.home(), names, options.patience());
        return DataNodeProcess.start(plan, secret, names, EvenClock.ofThisMachine(), context::fail);
    }
}
