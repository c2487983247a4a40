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
            new Listed(Ls::new, Operands.REMOTE, "ls", "dir"),
            new Listed(Upload::new, Operands.LOCAL_THEN_REMOTE, "upload", "put"),
            new Listed(Download::new, Operands.REMOTE_THEN_LOCAL, "download", "get"),
            new Listed(Delete::new, Operands.REMOTE, "delete", "rm"),
            new Listed(Mkdir::new, Operands.REMOTE, "mkdir"),
            new Listed(Mv::new, Operands.REMOTE, "mv"),
            new Listed(Cp::new, Operands.REMOTE, "cp"),
            new Listed(Cat::new, Operands.REMOTE, "cat"),
            new Listed(Head::new, Operands.REMOTE, "head"),
            new Listed(Tail::new, Operands.REMOTE, "tail"),
            new Listed(Stat::new, Operands.REMOTE, "stat"),
            new Listed(Find::new, Operands.REMOTE, "find"),
            new Listed(Tree::new, Operands.REMOTE, "tree"),
            new Listed(Watch::new, Operands.REMOTE, "watch"),
            new Listed(Du::new, Operands.REMOTE, "du"),
            new Listed(Df::new, Operands.OTHER, "df"),
            new Listed(Checksum::new, Operands.REMOTE, "checksum"),
            new Listed(Locations::new, Operands.REMOTE, "locations"),
            new Listed(Nodes::new, Operands.OTHER, "nodes"),
            new Listed(Status::new, Operands.OTHER, "status"),
            new Listed(Fsck::new, Operands.REMOTE, "fsck"),
            new Listed(Report::new, Operands.OTHER, "report"),
            new Listed(SafeMode::new, Operands.OTHER, "safemode"),
            new Listed(Scrub::new, Operands.NODE_OR_REMOTE, "scrub"),
            new Listed(Leave::new, Operands.NODE, "leave"),
            new Listed(Stay::new, Operands.NODE, "stay"),
            new Listed(Maintenance::new, Operands.NODE, "maintenance"),
            new Listed(Forget::new, Operands.NODE, "forget"),
            new Listed(Balance::new, Operands.OTHER, "balance"),
            new Listed(Orphans::new, Operands.OTHER, "orphans"),
            new Listed(Ns::new, Operands.OTHER, "ns"),
            new Listed(Invite::new, Operands.OTHER, "invite"),
            new Listed(Cd::new, Operands.REMOTE_DIRECTORY, "cd"),
            new Listed(Pwd::new, Operands.OTHER, "pwd"),
            new Listed(Lcd::new, Operands.LOCAL_DIRECTORY, "lcd"),
            new Listed(Lpwd::new, Operands.OTHER, "lpwd"),
            new Listed(Help::new, Operands.COMMAND, "help"),
            new Listed(Clear::new, Operands.OTHER, "clear"),
            new Listed(Exit::new, Operands.OTHER, "exit", "quit"));

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

    /** All names and aliases. */
    static List<String> names() {
        return ALL.stream().flatMap(listed -> listed.names.stream()).toList();
    }

    /** What the operands of the command of that name are. */
    static Operands operands(String name) {
        return ALL.stream()
                .filter(listed -> listed.names.contains(name))
                .findFirst()
                .map(listed -> listed.operands)
                .orElse(Operands.OTHER);
    }

    /** The names and aliases that stand for a command under this one. */
    static Collection<String> namesIn(CommandLine command) {
        return command.getParent() != null ? command.getSubcommands().keySet() : names();
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

    /** One command: how it is made, what its operands are, its name and its aliases. */
    private static final class Listed {
        private final Function<RootCommand, ConsoleCommand> maker;
        private final Operands operands;
        private final List<String> names;

        Listed(Function<RootCommand, ConsoleCommand> maker, Operands operands, String... names) {
            this.maker = maker;
            this.operands = operands;
            this.names = List.of(names);
        }
    }
}
