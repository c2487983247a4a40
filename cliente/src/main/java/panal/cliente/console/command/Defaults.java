package panal.cliente.console.command;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import panal.protocol.config.PanalDefaults;
import panal.protocol.config.Settings;
import panal.protocol.error.InvalidInput;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings from the environment and from panal.properties, where a person may expect them: for the options before the
 * command's name, and for how files are written. What was typed behind the command's name must not be overruled by them.
 */
final class Defaults implements IDefaultValueProvider {

    private final PanalDefaults settings;
    private final boolean forRoot;

    private Defaults(PanalDefaults settings, boolean forRoot) {
        this.settings = settings;
        this.forRoot = forRoot;
    }

    /**
     * Gives the line its defaults; refuses settings that nothing knows, and those of the console that would do nothing.
     *
     * @param forRoot whether also the options before the command's name get theirs; else they have them already
     */
    static void give(CommandLine line, Settings settings, boolean forRoot) throws InvalidInput {
        Set<String> known = new HashSet<>(PlainLine.OF_COMMANDS);
        line.getCommandSpec().options().forEach(option -> known.add(name(option)));
        settings.requireKnown(known);
        line.setDefaultValueProvider(new Defaults(new PanalDefaults(settings), forRoot));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        boolean ofRoot = argument.command().parent() == null && forRoot;
        boolean ofCommand = argument instanceof OptionSpec option && PlainLine.OF_COMMANDS.contains(name(option));
        return ofRoot || ofCommand ? settings.defaultValue(argument) : null;
    }

    private static String name(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }
}
