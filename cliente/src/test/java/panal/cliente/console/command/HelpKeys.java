package panal.cliente.console.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.config.Home;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The keys by which picocli looks for help in a bundle, each with its text in a model. */
final class HelpKeys {
    /** What so many options of one name have in common stands there once. */
    private static final int COMMON = 3;

    private final Map<String, String> texts = new TreeMap<>();
    /** By an option's name: how often each description stands there. */
    private final Map<String, Map<String, Integer>> descriptions = new HashMap<>();

    private HelpKeys() {}

    static CommandLine whole(ConsoleUnderTest console) {
        return Catalog.wholeLine(
                new RootCommand(console.shell(), Choice.NONE, new Home(Path.of(console.homeText())), choice -> 0));
    }

    /** Sorted by key. */
    static Map<String, String> of(CommandLine whole) {
        HelpKeys keys = new HelpKeys();
        keys.count(whole);
        keys.descriptions.forEach((name, each) -> each.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() >= COMMON)
                .ifPresent(most -> keys.texts.put(name, most.getKey())));
        keys.add(whole);
        return keys.texts;
    }

    private void count(CommandLine line) {
        for (OptionSpec option : line.getCommandSpec().options()) {
            descriptions.computeIfAbsent(name(option), none -> new TreeMap<>()).merge(text(option), 1, Integer::sum);
        }
        below(line).forEach(this::count);
    }

    private void add(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        String prefix = spec.qualifiedName(".") + ".";
        addAll(prefix + "usage.description", spec.usageMessage().description());
        addAll(prefix + "usage.footer", spec.usageMessage().footer());
        for (PositionalParamSpec operand : spec.positionalParameters()) {
            texts.put(prefix + operand.paramLabel() + "[" + operand.index() + "]", text(operand));
        }
        Map<String, String> own = new HashMap<>();
        for (OptionSpec option : spec.options()) {
            if (!own.computeIfAbsent(name(option), none -> text(option)).equals(text(option))) {
                throw new IllegalStateException(
                        prefix + name(option) + " is the key of two; give one a descriptionKey");
            }
            if (!text(option).equals(texts.get(name(option)))) {
                texts.put(prefix + name(option), text(option));
            }
        }
        below(line).forEach(this::add);
    }

    private void addAll(String key, String[] lines) {
        for (int at = 0; at < lines.length; at++) {
            texts.put(key + "." + at, lines[at]);
        }
    }

    /** Without those that stand there again under an alias. */
    private static Stream<CommandLine> below(CommandLine line) {
        return line.getSubcommands().values().stream().distinct();
    }

    private static String name(OptionSpec option) {
        String key = String.valueOf(option.descriptionKey());
        return key.isEmpty() || key.equals("null") ? option.names()[0].replaceFirst("^-+", "") : key;
    }

    private static String text(ArgSpec argument) {
        if (argument.description().length != 1) {
            throw new IllegalStateException(argument + " needs one line of description");
        }
        return argument.description()[0];
    }
}
