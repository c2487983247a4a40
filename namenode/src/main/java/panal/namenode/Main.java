package panal.namenode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import panal.namenode.commit.Departure;
import panal.namenode.journal.JournalSettings;
import panal.namenode.journal.Promise;
import panal.namenode.service.cluster.ClusterSettings;
import panal.protocol.config.ByteSize;
import panal.protocol.config.OneLineErrors;
import panal.protocol.config.RunningService;
import panal.protocol.config.ServiceBody;
import panal.protocol.config.ServiceContext;
import panal.protocol.config.ServiceMain;
import panal.protocol.config.ServiceOptions;
import panal.protocol.config.Terminal;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a NameNode, prints a journal, or rescues lost metadata. */
@Command(
        name = NameNodeProcess.NAME,
        sortOptions = false,
        description = "Knows the cluster's files and nodes; its first start founds the cluster.",
        footer = {
            "Other uses: namenode journal DIR prints the edits in a journal's directory as JSON lines;",
            "namenode rescue makes lost metadata anew from what the DataNodes have."
        })
public final class Main implements ServiceBody {
    private static final String JOURNAL = "journal";
    private static final String RESCUE = "rescue";

    @Mixin
    private final ServiceOptions options = new ServiceOptions();

    @Mixin
    private final PatienceOptions patience = new PatienceOptions();

    @Option(
            names = "--journal",
            paramLabel = "synced|written",
            defaultValue = "synced",
            description = {
                "what a change survives when it is answered (${DEFAULT-VALUE}): synced, the end of the machine; written,"
                        + " the end of this process only: it is forced within 100 ms, and a power cut or a crash of the"
                        + " operating system takes back the changes since"
            })
    private Promise journal = Promise.SYNCED;

    @Option(
            names = "--metadata-dir",
            paramLabel = "DIR",
            split = ",",
            description = {
                "where the journal is kept; once for each of several directories, which are written at the same time;"
                        + " else namenode/journal in the home"
            })
    private List<Path> directories = new ArrayList<>();

    @Option(
            names = "--metadata-wait",
            paramLabel = "MS",
            defaultValue = "5000",
            description = "how long one of several metadata directories may keep the others waiting (${DEFAULT-VALUE})")
    // No constant of a class that logs: nothing may log before this process knows its home.
    private long metadataWait = 5_000;

    @Option(
            names = "--snapshot-after",
            paramLabel = "SIZE",
            defaultValue = "64M",
            description =
                    "how much the journal's log grows, at least by as much as the last snapshot has, until the next"
                            + " snapshot is written (${DEFAULT-VALUE})")
    private String snapshotAfter = "64M";

    @Option(
            names = "--accept-loss",
            description = {
                "once, when the journal is known to be an old one and every newer copy is lost for ever: gives up what is"
                        + " missing in it, and takes changes again"
            })
    private boolean acceptLoss;

    Main() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(RESCUE)) {
            RescueMain.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            return;
        }
        if (arguments.length > 0 && arguments[0].equals(JOURNAL)) {
            String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
            System.exit(OneLineErrors.on(new CommandLine(new JournalCommand())).execute(rest));
        }
        ServiceMain.run(NameNodeProcess.NAME, new Main(), arguments);
    }

    @Override
    public ServiceOptions options() {
        return options;
    }

    @Override
    public String service() {
        return NameNodeProcess.NAME;
    }

    @Override
    public void requireUsable() throws InvalidInput {
        patience.settings();
        if (metadataWait < 1) {
            throw new InvalidInput("--metadata-wait " + metadataWait + " is not positive; give milliseconds");
        }
        plan(Path.of(NameNodeProcess.NAME));
    }

    @Override
    public RunningService start(ServiceContext context) throws PanalException {
        ClusterSettings settings = patience.settings();
        Departure departure = acceptLoss ? new LossAcceptance(Terminal.ofProcess()) : recovered -> Optional.empty();
        return NameNodeProcess.start(context, options, settings, plan(context), departure);
    }

    /** Whether a person gives up what the journal lacks. */
    boolean acceptsLoss() {
        return acceptLoss;
    }

    /** Where and how the metadata is kept. */
    JournalPlan plan(ServiceContext context) throws InvalidInput {
        return plan(context.directory());
    }

    private JournalPlan plan(Path service) throws InvalidInput {
        return JournalPlan.of(
                directories, JournalPlan.ownDirectory(service), journalSettings(), Duration.ofMillis(metadataWait));
    }

    JournalSettings journalSettings() throws InvalidInput {
        long snapshotBytes = ByteSize.parse(snapshotAfter).bytes();
        if (snapshotBytes < 1) {
            throw new InvalidInput("--snapshot-after " + snapshotAfter + " is no growth; give a size, such as 64M");
        }
        return JournalSettings.DEFAULT.promising(journal).withSnapshotAfter(snapshotBytes);
    }
}
