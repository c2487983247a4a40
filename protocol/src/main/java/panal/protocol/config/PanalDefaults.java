package panal.protocol.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives an option that was not typed its value: from the environment, then from panal.properties. Each option
 * {@code --name} of a program is PANAL_PROGRAM_NAME and {@code program.name}; what all programs share also goes without
 * the program.
 */
public final class PanalDefaults implements IDefaultValueProvider {
    private final Settings settings;

    /** Reads panal.properties now. {@code program} is nameserver, namenode, datanode, client or cluster. */
    public PanalDefaults(String program, Home home, Map<String, String> environment) throws LocalFailure {
        this(new Settings(program, home, environment));
    }

    public PanalDefaults(Settings settings) {
        this.settings = settings;
    }

    /** Refuses a key or variable that no program knows: a typing error must not go unnoticed. */
    public void requireKnown(CommandSpec command) throws InvalidInput {
        settings.requireKnown(new SettingNames(settings.program(), command));
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? settings.value(SettingNames.optionName(option)).orElse(null)
                : null;
    }
}
