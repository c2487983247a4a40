package panal.cluster.launch;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import panal.protocol.config.VersionText;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks every service of a home to end: DataNodes first, while the NameNode can still hear them go. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        versionProvider = VersionText.class,
        customSynopsis = "StopAllServices [OPTION...]",
        description = "Stops every service cleanly and says what did not stop.")
final class StopCommand implements Callable<Integer> {
    @Mixin
    private LaunchOptions options = new LaunchOptions();

    @Option(names = "--wait", defaultValue = "30", paramLabel = "SECONDS", description = "how long to wait in all (30)")
    private int waitSeconds = 30;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, PanalException {
        LaunchOptions.requirePatience(waitSeconds);
        Topology topology = options.topology(System.getenv());
        LocalServices services = new LocalServices(topology);
        List<String> before = services.running();
        new Stopper(services, System.nanoTime() + waitSeconds * 1_000_000_000L).stop();
        List<String> left = services.running();
        PrintWriter out = spec.commandLine().getOut();
        List<String> stopped =
                before.stream().filter(name -> !left.contains(name)).toList();
        out.println(stopped.isEmpty() ? "nothing to stop" : "stopped " + String.join(", ", stopped));
        out.flush();
        left.forEach(name -> spec.commandLine().getErr().println(stillRuns(services, name)));
        return left.isEmpty() ? 0 : 1;
    }

    private String stillRuns(LocalServices services, String name) {
        String pid = services.process(name)
                .map(process -> Long.toString(process.pid()))
                .orElse("");
        return "panal: " + name + ": still runs as process " + pid + " after " + waitSeconds
                + " s; its log says why, kill -9 " + pid + " ends it";
    }
}
