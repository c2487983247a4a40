package panal.cliente.console.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import panal.protocol.config.Home;
import panal.protocol.config.PanalDefaults;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
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
     * Gives the line its defaults; refuses settings that nothing knows.
     *
     * @param forRoot whether also the options before the command's name get theirs; else they have them already
     */
    static void give(RootCommand root, CommandLine line, Home home, Map<String, String> environment, boolean forRoot)
            throws PanalException {
        PanalDefaults settings = new PanalDefaults("client", home, environment);
        try {
            settings.requireKnown(line.getCommandSpec());
        } catch (InvalidInput perhapsOfAnotherCommand) {
            settings.requireKnown(Catalog.wholeLine(root).getCommandSpec());
        }
        line.setDefaultValueProvider(new Defaults(settings, forRoot));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        boolean ofRoot = argument.command().parent() == null && forRoot;
        boolean ofCommand = argument instanceof OptionSpec option
                && PlainLine.OF_COMMANDS.contains(option.longestName().replaceFirst("^-+", ""));
        return ofRoot || ofCommand ? settings.defaultValue(argument) : null;
    }
}
