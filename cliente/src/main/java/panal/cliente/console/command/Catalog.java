package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import panal.cliente.console.command.file.FileCommands;
import panal.cliente.console.command.ns.Ns;
import panal.cliente.console.command.operator.OperatorCommands;
import panal.cliente.console.command.transfer.TransferCommands;
import panal.cliente.console.shell.ConsoleCommand;
import panal.cliente.console.shell.Listed;
import panal.cliente.console.shell.Operands;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine;

/** All commands by name. A command is made only when its name stands in the line: reflection on all costs a while. */
final class Catalog {
    private static final List<Listed> OTHERS = List.of(
            new Listed(Ns.class, Operands.OTHER, "ns"),
            new Listed(Cd.class, Operands.REMOTE_DIRECTORY, "cd"),
            new Listed(Pwd.class, Operands.OTHER, "pwd"),
            new Listed(Lcd.class, Operands.LOCAL_DIRECTORY, "lcd"),
            new Listed(Lpwd.class, Operands.OTHER, "lpwd"),
            new Listed(Help.class, Operands.COMMAND, "help"),
            new Listed(ShellCompletion.class, Operands.OTHER, "completion"),
            new Listed(Clear.class, Operands.OTHER, "clear"),
            new Listed(Exit.class, Operands.OTHER, "exit", "quit"));

    private static final List<List<Listed>> PARTS =
            List.of(FileCommands.ALL, TransferCommands.ALL, OperatorCommands.ALL, OTHERS);

    private Catalog() {}

    /** For whoever lists them, not for each line that names one: to put them in order takes longer than to find it. */
    private static final class Ordered {
        /** As help lists them: what is looked for first comes first. What is not named here follows. */
        private static final String ORDER =
                "ls upload uploads download sync delete mkdir mv cp cat head tail stat find tree watch du"
                        + " df checksum locations nodes status fsck report safemode scrub leave stay maintenance"
                        + " forget balance orphans ns";

        private static final List<Listed> ALL = all();

        private static List<Listed> all() {
            List<Listed> all = new ArrayList<>();
            PARTS.forEach(all::addAll);
            List<String> order = List.of(ORDER.split(" ", -1));
            all.sort(Comparator.comparingInt(listed -> rank(listed, order)));
            return List.copyOf(all);
        }

        private static int rank(Listed listed, List<String> order) {
            int rank = order.indexOf(listed.names().get(0));
            return rank < 0 ? order.size() : rank;
        }
    }

    /** The root with the commands that these words may name; with all of them when they name none. */
    static CommandLine lineFor(RootCommand root, List<String> words) {
        int end = words.indexOf("--");
        List<String> front = end < 0 ? words : words.subList(0, end);
        List<Listed> named = Ordered.ALL.stream()
                .filter(listed -> front.stream().anyMatch(listed.names()::contains))
                .toList();
        // For a mistyped command and for --help all are made, so that the nearest can be named and all be listed.
        boolean onlyOptions = front.stream().allMatch(word -> word.startsWith("-") && !word.equals("--help"));
        return line(root, named.isEmpty() && !onlyOptions ? Ordered.ALL : named);
    }

    /** The command of that name or alias, as it is made; only {@code ns} has others below it. */
    static Optional<ConsoleCommand> make(RootCommand root, String name) {
        for (List<Listed> part : PARTS) {
            for (Listed listed : part) {
                if (listed.names().contains(name)) {
                    return Optional.of(listed.make(root));
                }
            }
        }
        return Optional.empty();
    }

    /** The root with every command, whose help is in the person's language. */
    static CommandLine explained(RootCommand root) {
        CommandLine line = wholeLine(root);
        root.screen().texts().help().ifPresent(line::setResourceBundle);
        return line;
    }

    /** The root with every command. */
    static CommandLine wholeLine(RootCommand root) {
        return line(root, Ordered.ALL);
    }

    /** All names and aliases. */
    static List<String> names() {
        return Ordered.ALL.stream().flatMap(listed -> listed.names().stream()).toList();
    }

    /** The operations of a command that has some. */
    static Collection<String> namesBelow(RootCommand root, String name) {
        return make(root, name)
                .filter(Ns.class::isInstance)
                .map(ns -> ((Ns) ns).operations(root).keySet())
                .orElse(Set.of());
    }

    /** What the operands of the command of that name are. */
    static Operands operands(String name) {
        return Ordered.ALL.stream()
                .filter(listed -> listed.names().contains(name))
                .findFirst()
                .map(Listed::operands)
                .orElse(Operands.OTHER);
    }

    /** The names and aliases that stand for a command under this one. */
    static Collection<String> namesIn(CommandLine command) {
        return command.getParent() != null ? command.getSubcommands().keySet() : names();
    }

    private static CommandLine line(RootCommand root, List<Listed> listed) {
        CommandLine line = new CommandLine(root);
        for (Listed each : listed) {
            ConsoleCommand command = each.make(root);
            CommandLine below = new CommandLine(command);
            if (command instanceof Ns ns) {
                ns.operations(root).forEach(below::addSubcommand);
            }
            List<String> names = new ArrayList<>(each.names());
            String name = names.remove(0);
            line.addSubcommand(name, below, names.toArray(String[]::new));
        }
        return line;
    }
}
