package panal.cliente.console.command;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import panal.cliente.console.words.Texts;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a line that picocli has refused, and where the right way stands. */
final class WrongUsage {
    private final Texts texts;

    WrongUsage(Texts texts) {
        this.texts = texts;
    }

    /** One line. */
    String text(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName().replaceFirst("^panal ?", "");
        String help = name.isEmpty() ? "panal help" : "panal help " + name;
        return (name.isEmpty() ? "" : name + ": ") + texts.text("usage.see", fault(wrong, command), help);
    }

    private String fault(ParameterException wrong, CommandLine command) {
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched.getUnmatched().get(0), unmatched.isUnknownOption(), command);
        }
        // An option that is unknown is often why something else seems to be missing.
        List<String> left = command.getUnmatchedArguments();
        if (!left.isEmpty() && left.get(0).startsWith("-")) {
            return unmatched(left.get(0), true, command);
        }
        return texts.isEnglish() ? inItsWords(wrong) : inOurs(wrong);
    }

    private String unmatched(String typed, boolean option, CommandLine command) {
        if (!option && command.getSubcommands().isEmpty()) {
            return texts.text("usage.too-many", typed);
        }
        Collection<String> known =
                option ? command.getCommandSpec().optionsMap().keySet() : Catalog.namesIn(command);
        String fault = texts.text(option ? "usage.unknown-option" : "usage.unknown-command", typed);
        return Nearest.to(typed, known)
                .map(word -> texts.text("usage.did-you-mean", fault, word))
                .orElse(option ? texts.text("usage.dashed-name", fault) : fault);
    }

    private static String inItsWords(ParameterException wrong) {
        String sentence = String.valueOf(wrong.getMessage());
        return wrong instanceof MissingParameterException
                ? "missing " + sentence.replaceFirst("^Missing required ", "")
                : sentence;
    }

    /** Picocli speaks English only. */
    private String inOurs(ParameterException wrong) {
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return texts.text(
                    "usage.missing",
                    missing.getMissing().stream()
                            .map(WrongUsage::named)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return texts.text("usage.twice", named(twice.getOverwritten()));
        }
        return texts.sentence(String.valueOf(wrong.getMessage()));
    }

    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
