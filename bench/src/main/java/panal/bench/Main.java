package panal.bench;

import panal.bench.cluster.ClusterCommand;
import panal.bench.growth.GrowthCommand;
import panal.bench.namespace.NamespaceCommand;
import panal.protocol.config.OneLineErrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code java -jar bench.jar cluster|growth|namespace|micro}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures Panal on this machine.",
        subcommands = {ClusterCommand.class, GrowthCommand.class, NamespaceCommand.class, MicroCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return OneLineErrors.on(new CommandLine(new Main()));
    }
}
