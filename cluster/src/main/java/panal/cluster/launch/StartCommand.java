package panal.cluster.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import panal.protocol.config.Home;
import panal.protocol.config.Invitation;
import panal.protocol.config.VersionText;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run, in the order in which services need each other, and waits until the cluster takes writes. */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        customSynopsis = "StartAllServices [OPTION...]",
        description = "Starts what is down and waits until the cluster takes writes.")
final class StartCommand implements Callable<Integer> {
    @Mixin
    private LaunchOptions options = new LaunchOptions();

    @Option(
            names = "--wait",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "how long to wait until the cluster takes writes (60)")
    private int waitSeconds = 60;

    @Option(
            names = "--join",
            paramLabel = "LINE",
            description = "an invitation into another machine's cluster, which is kept: needed once")
    private Optional<String> invitation = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, PanalException {
        LaunchOptions.requirePatience(waitSeconds);
        Home home = options.home(System.getenv());
        options.requireKnownSettings(System.getenv());
        home.prepare();
        if (invitation.isPresent()) {
            Invitation.forServices(invitation.get()).accept(home);
        }
        Topology topology = options.topology(System.getenv());
        LocalServices services = new LocalServices(topology);
        ClusterProbe probe = new ClusterProbe(topology.registry());
        Starter starter = new Starter(topology, services, probe, System.nanoTime() + waitSeconds * 1_000_000_000L);
        List<String> troubles = starter.start(command());
        PrintWriter out = spec.commandLine().getOut();
        ServiceTable.lines(services.states(topology.plans(), probe.status())).forEach(out::println);
        if (troubles.isEmpty() && topology.elsewhere().isEmpty()) {
            out.println("next: " + NextCommand.of(topology, System.getenv()));
        }
        out.flush();
        troubles.forEach(trouble -> spec.commandLine().getErr().println("panal: " + trouble));
        return troubles.isEmpty() ? 0 : 1;
    }

    private static JavaCommand command() throws IOException {
        Program program = Program.of(StagedJars.of(JavaCommand.ownClassPath(), StagedJars::usedByAProcess));
        List<String> flags = JavaCommand.flags(System.getenv().getOrDefault("PANAL_JAVA_OPTS", ""));
        return new JavaCommand(program, flags, System.getenv(), true);
    }
}
