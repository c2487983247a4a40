package panal.cliente.console.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import panal.cliente.console.shell.ConsoleCommand;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.config.Settings;
import panal.protocol.options.OptionTable;

/** Reads lines that need no picocli, which is nearly all that are right; what is wrong with others, picocli tells. */
final class PlainLine {
    /** Options behind a command's name that the environment and panal.properties may say. */
    static final Set<String> OF_COMMANDS = Set.of("replication", "block-size", "durability", "callback");

    private PlainLine() {}

    /**
     * The command that a line names, with its options; empty when the line is not plain.
     *
     * @param forRoot whether also the options before the command's name get defaults; else they have them already
     */
    static Optional<ConsoleCommand> command(RootCommand root, List<String> words, Settings settings, boolean forRoot) {
        Optional<OptionTable> front = OptionTable.of(RootCommand.class);
        int at = front.isPresent() ? front.get().front(words) : -1;
        if (at < 0 || at == words.size()) {
            return Optional.empty();
        }
        if (!settings.areShared()
                || !front.get()
                        .fill(root, words.subList(0, at), name -> forRoot ? settings.value(name) : Optional.empty())
                || root.isInvited()) {
            return Optional.empty();
        }
        Optional<ConsoleCommand> command = Catalog.make(root, words.get(at));
        if (command.isEmpty()) {
            return Optional.empty();
        }
        Optional<OptionTable> table = OptionTable.of(command.get().getClass());
        List<String> rest = words.subList(at + 1, words.size());
        return table.isPresent()
                        && table.get()
                                .fill(
                                        command.get(),
                                        rest,
                                        name -> OF_COMMANDS.contains(name) ? settings.value(name) : Optional.empty())
                ? command
                : Optional.empty();
    }
}
