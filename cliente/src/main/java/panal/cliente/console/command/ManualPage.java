package panal.cliente.console.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What there is to know of one command, in the order of a manual page; made from what picocli knows of it. */
final class ManualPage {
    private static final String EXAMPLE = "Example: ";
    private static final String EXAMPLES = "Examples: ";
    /** Synopses are broken by whoever prints them. */
    private static final int UNBROKEN = 10_000;

    private final CommandLine command;
    private final List<String> notes = new ArrayList<>();
    private final List<String> examples = new ArrayList<>();

    /** Something that prints a page: a section's head, then what is in it. */
    interface Printer {
        void section(String head);

        void paragraph(String text);

        /** A word and what it means. */
        void term(String term, String meaning);

        /** A line as it stands. */
        void literal(String line);
    }

    ManualPage(CommandLine command) {
        this.command = command;
        command.setUsageHelpWidth(UNBROKEN);
        for (String line : command.getCommandSpec().usageMessage().footer()) {
            readFooter(line);
        }
    }

    /** A footer has notes, and examples behind the word: further ones stand below the first. */
    private void readFooter(String line) {
        int single = line.indexOf(EXAMPLE);
        int several = line.indexOf(EXAMPLES);
        int at = Math.max(single, several);
        if (at >= 0) {
            addNote(line.substring(0, at));
            examples.add(line.substring(at + (several >= 0 ? EXAMPLES : EXAMPLE).length())
                    .strip());
        } else if (line.startsWith(" ") && !examples.isEmpty()) {
            examples.add(line.strip());
        } else {
            addNote(line);
        }
    }

    private void addNote(String text) {
        if (!text.isBlank()) {
            notes.add(text.strip());
        }
    }

    /** The command's name with those of the commands above it, such as {@code panal ns list}. */
    String title() {
        return command.getCommandSpec().qualifiedName();
    }

    void print(Printer to) {
        CommandSpec spec = command.getCommandSpec();
        String[] description = spec.usageMessage().description();
        to.section("NAME");
        to.paragraph(String.join(", ", names()) + " - " + (description.length == 0 ? "" : description[0]));
        to.section("SYNOPSIS");
        to.paragraph(synopsis());
        List<String> more =
                new ArrayList<>(List.of(description).subList(Math.min(1, description.length), description.length));
        more.addAll(notes);
        if (!more.isEmpty()) {
            to.section("DESCRIPTION");
            more.forEach(to::paragraph);
        }
        printOptions(to, spec);
        if (!examples.isEmpty()) {
            to.section("EXAMPLES");
            examples.forEach(to::literal);
        }
        to.section("EXIT STATUS");
        to.term("0", "done");
        to.term("1", "failed, or a part of it failed; each failure has a line on standard error");
        to.term("2", "wrong usage");
        to.section("SEE ALSO");
        to.paragraph(String.join(", ", SeeAlso.of(topName())));
    }

    private void printOptions(Printer to, CommandSpec spec) {
        to.section("OPTIONS");
        for (PositionalParamSpec words : spec.positionalParameters()) {
            if (!words.hidden()) {
                to.term(words.paramLabel(), String.join(" ", words.description()));
            }
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                to.term(term(option), String.join(" ", option.description()));
            }
        }
        command.getSubcommands()
                .forEach((name, below) -> to.term(
                        name,
                        String.join(" ", below.getCommandSpec().usageMessage().description())));
    }

    private static String term(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() > 0 ? names + " " + option.paramLabel() : names;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of(title()));
        names.addAll(List.of(command.getCommandSpec().aliases()));
        return names;
    }

    private String synopsis() {
        return new CommandLine.Help(
                        command.getCommandSpec(), CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .synopsis(0)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The command under {@code panal} to which this one belongs. */
    private String topName() {
        CommandLine at = command;
        while (at.getParent() != null && at.getParent().getParent() != null) {
            at = at.getParent();
        }
        return at.getCommandName();
    }

    /** The page for {@code man -l -}. */
    String roff() {
        Roff roff = new Roff(title().replace(' ', '-').toUpperCase(Locale.ROOT));
        print(roff);
        return roff.text();
    }

    /** The page as plain text of so many columns. */
    String plain(int columns) {
        PlainManual plain = new PlainManual(columns);
        print(plain);
        return plain.text();
    }
}
