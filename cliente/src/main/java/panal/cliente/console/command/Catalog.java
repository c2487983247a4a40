package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;

/** All commands by name. A command is made only when its name stands in the line: reflection on all costs a while. */
final class Catalog {
    private static final List<Listed> ALL = List.of(
            new Listed(Ls.class, Operands.REMOTE, "ls", "dir"),
            new Listed(Upload.class, Operands.LOCAL_THEN_REMOTE, "upload", "put"),
            new Listed(Uploads.class, Operands.REMOTE, "uploads"),
            new Listed(Download.class, Operands.REMOTE_THEN_LOCAL, "download", "get"),
            new Listed(Sync.class, Operands.LOCAL_THEN_REMOTE, "sync"),
            new Listed(Delete.class, Operands.REMOTE, "delete", "rm"),
            new Listed(Mkdir.class, Operands.REMOTE, "mkdir"),
            new Listed(Mv.class, Operands.REMOTE, "mv"),
            new Listed(Cp.class, Operands.REMOTE, "cp"),
            new Listed(Cat.class, Operands.REMOTE, "cat"),
            new Listed(Head.class, Operands.REMOTE, "head"),
            new Listed(Tail.class, Operands.REMOTE, "tail"),
            new Listed(Stat.class, Operands.REMOTE, "stat"),
            new Listed(Find.class, Operands.REMOTE, "find"),
            new Listed(Tree.class, Operands.REMOTE, "tree"),
            new Listed(Watch.class, Operands.REMOTE, "watch"),
            new Listed(Du.class, Operands.REMOTE, "du"),
            new Listed(Df.class, Operands.OTHER, "df"),
            new Listed(Checksum.class, Operands.REMOTE, "checksum"),
            new Listed(Locations.class, Operands.REMOTE, "locations"),
            new Listed(Nodes.class, Operands.OTHER, "nodes"),
            new Listed(Status.class, Operands.OTHER, "status"),
            new Listed(Fsck.class, Operands.REMOTE, "fsck"),
            new Listed(Report.class, Operands.OTHER, "report"),
            new Listed(SafeMode.class, Operands.OTHER, "safemode"),
            new Listed(Scrub.class, Operands.NODE_OR_REMOTE, "scrub"),
            new Listed(Leave.class, Operands.NODE, "leave"),
            new Listed(Stay.class, Operands.NODE, "stay"),
            new Listed(Maintenance.class, Operands.NODE, "maintenance"),
            new Listed(Forget.class, Operands.NODE, "forget"),
            new Listed(Balance.class, Operands.OTHER, "balance"),
            new Listed(Orphans.class, Operands.OTHER, "orphans"),
            new Listed(Ns.class, Operands.OTHER, "ns"),
            new Listed(Invite.class, Operands.OTHER, "invite"),
            new Listed(Cd.class, Operands.REMOTE_DIRECTORY, "cd"),
            new Listed(Pwd.class, Operands.OTHER, "pwd"),
            new Listed(Lcd.class, Operands.LOCAL_DIRECTORY, "lcd"),
            new Listed(Lpwd.class, Operands.OTHER, "lpwd"),
            new Listed(Help.class, Operands.COMMAND, "help"),
            new Listed(ShellCompletion.class, Operands.OTHER, "completion"),
            new Listed(Clear.class, Operands.OTHER, "clear"),
            new Listed(Exit.class, Operands.OTHER, "exit", "quit"));

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
                return Optional.of(listed.make(root));
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
        return line(root, ALL);
    }

    /** All names and aliases. */
    static List<String> names() {
        return ALL.stream().flatMap(listed -> listed.names.stream()).toList();
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
            ConsoleCommand command = each.make(root);
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

    /**
     * One command: its class, what its operands are, its name and its aliases. A class and no reference to its constructor:
     * linking those of all commands would take longer than reading a line.
     */
    private static final class Listed {
        private final Class<? extends ConsoleCommand> type;
        private final Operands operands;
        private final List<String> names;

        Listed(Class<? extends ConsoleCommand> type, Operands operands, String... names) {
            this.type = type;
            this.operands = operands;
            this.names = List.of(names);
        }

        ConsoleCommand make(RootCommand root) {
            try {
                return type.getDeclaredConstructor(RootCommand.class).newInstance(root);
            } catch (ReflectiveOperationException noSuchConstructor) {
                throw new IllegalStateException(type + " cannot be made of a RootCommand alone", noSuchConstructor);
            }
        }
    }
}
