package panal.cluster.campaign;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the campaign and prints its table; behind {@code cluster/campaign}. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Stages faults on clusters of real processes under load, and says what was lost: nothing.",
        footer = "Exit 0 when every case passed, 1 when one failed, 2 for wrong usage.")
public final class Main implements Callable<Integer> {
    private static final int WRONG_USAGE = 2;

    @Option(names = "--case", paramLabel = "NAME", description = "only this one; more than once for several")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "the first seed; the same seed makes the same choices (${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            defaultValue = "1",
            description = "so many seeds, all cases with the first, then all with the next (${DEFAULT-VALUE})")
    private int seeds = 1;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "30",
            description = "begins no case after so long; those not begun are said (${DEFAULT-VALUE})")
    private int minutes = 30;

    @Option(names = "--list", description = "names the cases, and what each proves, and runs none")
    private boolean listing;

    @Option(names = "--isolated", hidden = true, description = "this process has network and mounts to itself")
    private boolean isolated;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (listing) {
            FaultList.ALL.forEach(fault -> {
                out.println(fault.get().name());
                out.println("    " + fault.get().proves());
            });
            return 0;
        }
        List<Supplier<Fault>> chosen = new ArrayList<>();
        for (String name : names) {
            if (FaultList.named(name).isEmpty()) {
                spec.commandLine().getErr().println("panal: there is no case " + name + "; --list names them");
                return WRONG_USAGE;
            }
            FaultList.named(name).ifPresent(chosen::add);
        }
        Campaign campaign = new Campaign(names.isEmpty() ? FaultList.ALL : chosen, isolated, line -> {
            out.println(line);
            out.flush();
        });
        return campaign.run(seed, seeds, minutes * 60L) ? 0 : 1;
    }
}
