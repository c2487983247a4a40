package panal.cluster.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import panal.protocol.config.VersionText;
import panal.protocol.error.PanalException;
import panal.protocol.value.ClusterStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the services and says, by its exit code, whether the cluster takes writes. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        customSynopsis = "StatusAllServices [OPTION...]",
        description = "Shows each service; exit 0 when the cluster takes writes.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private LaunchOptions options = new LaunchOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, PanalException {
        Topology topology = options.topology(System.getenv());
        LocalServices services = new LocalServices(topology);
        Optional<ClusterStatus> status = new ClusterProbe(topology.registry()).status();
        PrintWriter out = spec.commandLine().getOut();
        ServiceTable.lines(services.states(services.all(), status)).forEach(out::println);
        out.flush();
        return status.isPresent() && status.get().takesWrites() ? 0 : 1;
    }
}
