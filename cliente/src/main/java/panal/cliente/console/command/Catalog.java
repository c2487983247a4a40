package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/** All commands by name. A command is made only when its name stands in the line: reflection on all costs a while. */
final class Catalog {
    private static final List<Listed> ALL = List.of(
            new Listed(Ls::new, "ls", "dir"),
            new Listed(Upload::new, "upload", "put"),
            new Listed(Download::new, "download", "get"),
            new Listed(Delete::new, "delete", "rm"),
            new Listed(Mkdir::new, "mkdir"),
            new Listed(Mv::new, "mv"),
            new Listed(Cp::new, "cp"),
            new Listed(Cat::new, "cat"),
            new Listed(Head::new, "head"),
            new Listed(Tail::new, "tail"),
            new Listed(Stat::new, "stat"),
            new Listed(Find::new, "find"),
            new Listed(Du::new, "du"),
            new Listed(Df::new, "df"),
            new Listed(Checksum::new, "checksum"),
            new Listed(Locations::new, "locations"),
            new Listed(Nodes::new, "nodes"),
            new Listed(Status::new, "status"),
            new Listed(Fsck::new, "fsck"),
            new Listed(Report::new, "report"),
            new Listed(SafeMode::new, "safemode"),
            new Listed(Scrub::new, "scrub"),
            new Listed(Leave::new, "leave"),
            new Listed(Stay::new, "stay"),
            new Listed(Maintenance::new, "maintenance"),
            new Listed(Forget::new, "forget"),
            new Listed(Balance::new, "balance"),
            new Listed(Orphans::new, "orphans"),
            new Listed(Ns::new, "ns"),
            new Listed(Invite::new, "invite"),
            new Listed(Cd::new, "cd"),
            new Listed(Pwd::new, "pwd"),
            new Listed(Help::new, "help"),
            new Listed(Clear::new, "clear"),
            new Listed(Exit::new, "exit", "quit"));

    private Catalog() {}

    /** The root with the commands that these words may name; with all of them when they name none. */
    static CommandLine lineFor(RootCommand root, List<String> words) {
        int end = words.indexOf("--");
        List<String> front = end < 0 ? words : words.subList(0, end);
        List<Listed> named = ALL.stream()
                .filter(listed -> front.stream().anyMatch(listed.names::contains))
                .toList();
        // For a mistyped command and for --help all are made, so that the nearest can be named and all be listed.
        boolean onlyOptions = front.stream().allMatch(word -> word.startsWith("-") && !word.equals("--help"));
        return line(root, named.isEmpty() && !onlyOptions ? ALL : named);
    }

    /** The command of that name or alias, as it is made; only {@code ns} has others below it. */
    static Optional<ConsoleCommand> make(RootCommand root, String name) {
        for (Listed listed : ALL) {
            if (listed.names.contains(name)) {
                return Optional.of(listed.maker.apply(root));
            }
        }
        return Optional.empty();
    }

    /** The root with every command. */
    static CommandLine wholeLine(RootCommand root) {
        return line(root, ALL);
    }

    /** The command of that name or alias, under the root. */
    static Optional<CommandLine> find(RootCommand root, String name) {
        return Optional.ofNullable(wholeLine(root).getSubcommands().get(name));
    }

    /** The names and aliases that stand for a command under this one. */
    static Collection<String> namesIn(CommandLine command) {
        return command.getParent() != null
                ? command.getSubcommands().keySet()
                : ALL.stream().flatMap(listed -> listed.names.stream()).toList();
    }

    private static CommandLine line(RootCommand root, List<Listed> listed) {
        CommandLine line = new CommandLine(root);
        for (Listed each : listed) {
            ConsoleCommand command = each.maker.apply(root);
            CommandLine below = new CommandLine(command);
            if (command instanceof Ns ns) {
                ns.operations(root).forEach(below::addSubcommand);
            }
            List<String> names = new ArrayList<>(each.names);
            String name = names.remove(0);
            line.addSubcommand(name, below, names.toArray(String[]::new));
        }
        return line;
    }

    /** One command: how it is made, its name and its aliases. */
    private static final class Listed {
        private final Function<RootCommand, ConsoleCommand> maker;
        private final List<String> names;

        Listed(Function<RootCommand, ConsoleCommand> maker, String... names) {
            this.maker = maker;
            this.names = List.of(names);
        }
    }
}
