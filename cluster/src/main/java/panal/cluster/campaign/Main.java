package panal.cluster.campaign;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import panal.cluster.campaign.fault.FaultList;
import panal.protocol.config.OneLineErrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the campaign and prints its table; behind {@code cluster/campaign}. */
@Command(
        name = "campaign",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Stages faults on clusters of real processes under load, and says what was lost: nothing.",
        footer = "Exit 0 when every case passed, 1 when one failed, 2 for wrong usage.")
public final class Main implements Callable<Integer> {
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

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "so many cases side by side, each with a process and a network of its own (${DEFAULT-VALUE}); a"
                            + " machine that has not the cores for it fails cases that have a time to keep")
    private int atOnce = 1;

    @Option(names = "--list", description = "names the cases, and what each proves, and runs none")
    private boolean listing;

    @Option(names = "--isolated", hidden = true, description = "this process has network and mounts to itself")
    private boolean isolated;

    @Option(names = "--lane", hidden = true, description = "tries what its input names, and answers in lines")
    private boolean lane;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return OneLineErrors.on(new CommandLine(new Main()));
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
        if (lane) {
            serve(out);
            return 0;
        }
        requireUsable();
        List<Lane> lanes = lanes();
        try {
            Campaign campaign = new Campaign(names.isEmpty() ? FaultList.names() : names, lanes, line -> {
                out.println(line);
                out.flush();
            });
            return campaign.run(seed, seeds, minutes * 60L) ? 0 : 1;
        } finally {
            lanes.forEach(Lane::close);
        }
    }

    /** Refuses what cannot be meant. */
    private void requireUsable() {
        require(seeds > 0, "--seeds " + seeds + " is not positive");
        require(minutes > 0, "--minutes " + minutes + " is not positive");
        require(atOnce > 0, "--at-once " + atOnce + " is not positive");
        for (String name : names) {
            require(FaultList.named(name).isPresent(), "there is no case " + name + "; --list names them");
        }
    }

    private void require(boolean usable, String otherwise) {
        if (!usable) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }

    private List<Lane> lanes() {
        if (atOnce == 1) {
            return List.of(new OwnLane(isolated));
        }
        List<Lane> lanes = new ArrayList<>();
        for (int number = 0; number < atOnce; number++) {
            lanes.add(new ChildLane(number, atOnce, isolated));
        }
        return lanes;
    }

    /** For a {@link ChildLane} in another process; ends with its input. */
    private void serve(PrintWriter answers) throws Exception {
        try (Lane own = new OwnLane(isolated);
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (Optional<LaneOrder> order = LaneOrder.read(lines); order.isPresent(); order = LaneOrder.read(lines)) {
                Verdict verdict = own.run(order.get().name(), order.get().seed());
                answers.println(VerdictLine.of(verdict));
                answers.flush();
            }
        }
    }
}
