package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import panal.cliente.console.manual.ManualPage;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains the commands. */
@Command(
        name = "help",
        description = "Lists the commands, or explains one.",
        footer = {"", "Example: panal help upload", "         panal help --man upload | man -l -"})
final class Help extends ClusterCommand {
    /** Wider lines are hard to read. */
    private static final int COLUMNS = 100;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "which command, such as upload or ns list")
    private List<String> names = new ArrayList<>();

    @Option(names = "--man", description = "for man: the page in roff, of the command that is named")
    private boolean roff;

    Help(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (names.isEmpty() && roff) {
            throw new InvalidInput("of which command? help --man upload");
        }
        Collection<String> known = Catalog.names();
        for (String name : names) {
            if (!known.contains(name)) {
                Optional<String> meant = Nearest.to(name, known);
                throw new InvalidInput("there is no command " + name
                        + meant.map(word -> "; did you mean " + word + "?").orElse(""));
            }
            known = Catalog.namesBelow(root(), name);
        }
    }

    @Override
    public Integer call() {
        CommandLine at = Catalog.explained(root());
        if (names.isEmpty()) {
            overview(at);
            return 0;
        }
        for (String name : names) {
            at = Objects.requireNonNull(at.getSubcommands().get(name), name);
        }
        ManualPage page = new ManualPage(at, texts());
        line((roff ? page.roff() : page.plain(screen().columns(COLUMNS))).stripTrailing());
        return 0;
    }

    private void overview(CommandLine whole) {
        Table table = Table.of("lt");
        for (Map.Entry<String, CommandLine> each : whole.getSubcommands().entrySet()) {
            CommandLine.Model.CommandSpec spec = each.getValue().getCommandSpec();
            if (each.getKey().equals(spec.name())) {
                List<String> all = new ArrayList<>(List.of(spec.name()));
                all.addAll(List.of(spec.aliases()));
                table.row(
                        "  " + String.join(", ", all),
                        String.join(" ", spec.usageMessage().description()));
            }
        }
        line(text("manual.commands"));
        screen().table(table);
        line("");
        line(text("manual.overview.paths"));
        line(text("manual.overview.words"));
        line(text("manual.overview.console"));
    }
}
