package panal.datanode;

import java.nio.file.Path;
import java.time.Duration;
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
    /** Six digits, as a node's name has at most. */
    private static final int SLOT_MAX = 999_999;

    private static final int RACK_MAX = 200;
    private static final int SCRUB_DAYS = 7;
    private static final int SCRUB_DAYS_MAX = 3_650;
    /** A source waits for so long for a copy to take its bytes. */
    private static final long HEAL_BANDWIDTH_MIN = 256 * 1024;

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

    @Option(
            names = "--heal-bandwidth",
            paramLabel = "SIZE",
            description =
                    "bytes a second that copies ordered by the NameNode may take, such as 50M; else what clients leave")
    private @Nullable String healBandwidth;

    @Option(
            names = "--scrub-days",
            paramLabel = "N",
            defaultValue = "7",
            description = "in how many days every block is verified once; 0: only on order (${DEFAULT-VALUE})")
    private int scrubDays = SCRUB_DAYS;

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
    public void requireUsable() throws InvalidInput {
        if (slot < 1 || slot > SLOT_MAX) {
            throw new InvalidInput("--slot " + slot + " is not between 1 and " + SLOT_MAX);
        }
        if (rack.length() > RACK_MAX) {
            throw new InvalidInput("the rack's name is longer than " + RACK_MAX + " characters");
        }
        options.port(PORT_OFFSET + slot);
        capacityBytes();
        ByteSize.parse(reserved);
        healBandwidth();
        scrubTime();
    }

    @Override
    public RunningService start(ServiceContext context) throws PanalException, InterruptedException {
        List<Path> paths = directories.isEmpty() ? List.of(context.directory()) : directories;
        NodePlan plan = new NodePlan(
                NodeName.ofSlot(slot),
                new StoreSettings(
                        paths, capacityBytes(), ByteSize.parse(reserved).bytes()),
                options.host(),
                options.port(PORT_OFFSET + slot),
                rack,
                stream == OnOff.ON,
                healBandwidth(),
                scrubTime(),
                options.patience());
        NameServerLink names = new NameServerLink(options.registry().address());
        ClusterSecret secret = ClusterKeyFile.readWithin(context.home(), names, options.patience());
        return DataNodeProcess.start(plan, secret, names, EvenClock.ofThisMachine(), context::fail);
    }

    private long capacityBytes() throws InvalidInput {
        long bytes =
                capacity == null ? Long.MAX_VALUE : ByteSize.parse(capacity).bytes();
        if (bytes == 0) {
            throw new InvalidInput("--capacity 0 leaves no room for a block");
        }
        return bytes;
    }

    private long healBandwidth() throws InvalidInput {
        if (healBandwidth == null) {
            return Long.MAX_VALUE;
        }
        long bytes = ByteSize.parse(healBandwidth).bytes();
        if (bytes < HEAL_BANDWIDTH_MIN) {
            throw new InvalidInput(
                    "--heal-bandwidth " + healBandwidth + " is too little to make copies; give 256k or more");
        }
        return bytes;
    }

    private Duration scrubTime() throws InvalidInput {
        if (scrubDays < 0 || scrubDays > SCRUB_DAYS_MAX) {
            throw new InvalidInput("--scrub-days " + scrubDays + " is not between 0 and " + SCRUB_DAYS_MAX);
        }
        return Duration.ofDays(scrubDays);
    }
}
