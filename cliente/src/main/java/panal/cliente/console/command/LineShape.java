package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.cliente.console.input.TypedLine;
import panal.cliente.console.shell.Operands;
import panal.cliente.console.shell.RootCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the word at the cursor is by its place in the line.
 *
 * @param words what it may be, if that is a matter of words: names of commands or options, an option's values
 * @param operands else, which operands the command has; {@link Operands#OTHER} where nothing can be said
 * @param operand which of them it is, from 0
 */
record LineShape(List<String> words, Operands operands, int operand) {
    private static final String END = "--";
    /** Of {@code sync}: the first operand is the cluster's. */
    private static final String BACK = "--back";

    LineShape {
        words = List.copyOf(words);
    }

    static LineShape of(RootCommand root, TypedLine line) {
        boolean option = line.word().startsWith("-");
        return line.before().isEmpty() && !option
                ? ofWords(Catalog.names())
                : new Reading(Catalog.lineFor(root, line.before())).of(line);
    }

    private static LineShape ofWords(Iterable<String> words) {
        List<String> all = new ArrayList<>();
        words.forEach(all::add);
        return new LineShape(all, Operands.OTHER, 0);
    }

    /** One pass over the words before the cursor. */
    private static final class Reading {
        private CommandLine command;
        private String name = "";
        private Optional<OptionSpec> open = Optional.empty();
        private boolean ended;
        private boolean back;
        private int operand;

        Reading(CommandLine root) {
            this.command = root;
        }

        LineShape of(TypedLine line) {
            line.before().forEach(this::read);
            if (open.isPresent()) {
                Iterable<String> values = open.get().completionCandidates();
                return ofWords(values == null ? List.of() : values);
            }
            if (!ended && line.word().startsWith("-")) {
                return ofWords(command.getCommandSpec().options().stream()
                        .filter(each -> !each.hidden())
                        .flatMap(each -> List.of(each.names()).stream())
                        .toList());
            }
            boolean namesACommand =
                    operand == 0 && (name.isEmpty() || !command.getSubcommands().isEmpty());
            Operands operands = Catalog.operands(name);
            return namesACommand
                    ? ofWords(Catalog.namesIn(command))
                    : new LineShape(List.of(), back ? operands.turned() : operands, operand);
        }

        private void read(String word) {
            if (open.isPresent()) {
                open = Optional.empty();
            } else if (!ended && word.equals(END)) {
                ended = true;
            } else if (!ended && word.startsWith("-") && word.length() > 1) {
                back |= word.equals(BACK);
                open = waiting(word);
            } else if (operand == 0 && command.getSubcommands().containsKey(word)) {
                command = command.getSubcommands().get(word);
                name = name.isEmpty() ? word : name;
            } else {
                operand++;
            }
        }

        /** The option whose value is the next word. */
        private Optional<OptionSpec> waiting(String word) {
            OptionSpec option = command.getCommandSpec().findOption(word);
            if (option == null && !word.startsWith(END)) {
                option = command.getCommandSpec().findOption("-" + word.charAt(word.length() - 1));
            }
            return Optional.ofNullable(option).filter(found -> found.arity().min() > 0);
        }
    }
}
