package panal.cliente.console.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import panal.cliente.console.words.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What there is to know of one command, in the order of a manual page; made from what picocli knows of it. For one thread. */
public final class ManualPage {
    /** Synopses are broken by whoever prints them. */
    private static final int UNBROKEN = 10_000;

    private final CommandLine command;
    private final Texts texts;
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

    /** @param command whose help is in the language of the texts */
    public ManualPage(CommandLine command, Texts texts) {
        this.command = command;
        this.texts = texts;
        command.setUsageHelpWidth(UNBROKEN);
        for (String line : command.getCommandSpec().usageMessage().footer()) {
            readFooter(line);
        }
    }

    /** A footer has notes, and examples behind the word: further ones stand below the first. */
    private void readFooter(String line) {
        String example = texts.text("manual.example") + " ";
        String examplesBegin = texts.text("manual.begin-of-examples") + " ";
        int single = line.indexOf(example);
        int several = line.indexOf(examplesBegin);
        int at = Math.max(single, several);
        if (at >= 0) {
            addNote(line.substring(0, at));
            examples.add(line.substring(at + (several >= 0 ? examplesBegin : example).length())
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
        to.section(texts.text("manual.name"));
        to.paragraph(String.join(", ", names()) + " - " + (description.length == 0 ? "" : description[0]));
        to.section(texts.text("manual.synopsis"));
        to.paragraph(synopsis());
        List<String> more =
                new ArrayList<>(List.of(description).subList(Math.min(1, description.length), description.length));
        more.addAll(notes);
        if (!more.isEmpty()) {
            to.section(texts.text("manual.description"));
            more.forEach(to::paragraph);
        }
        printOptions(to, spec);
        if (!examples.isEmpty()) {
            to.section(texts.text("manual.examples"));
            examples.forEach(to::literal);
        }
        to.section(texts.text("manual.exit"));
        to.term("0", texts.text("manual.exit.0"));
        to.term("1", texts.text("manual.exit.1"));
        to.term("2", texts.text("manual.exit.2"));
        to.section(texts.text("manual.see-also"));
        to.paragraph(String.join(", ", SeeAlso.of(topName())));
    }

    private void printOptions(Printer to, CommandSpec spec) {
        to.section(texts.text("manual.options"));
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
    public String roff() {
        Roff roff = new Roff(title().replace(' ', '-').toUpperCase(Locale.ROOT));
        print(roff);
        return roff.text();
    }

    /** The page as plain text of so many columns. */
    public String plain(int columns) {
        PlainManual plain = new PlainManual(columns);
        print(plain);
        return plain.text();
    }
}
