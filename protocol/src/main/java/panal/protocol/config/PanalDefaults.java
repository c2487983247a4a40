package panal.protocol.config;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final String program;
    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final String propertiesFile;

    /** Reads panal.properties now. {@code program} is nameserver, namenode, datanode, client or cluster. */
    public PanalDefaults(String program, Home home, Map<String, String> environment) throws LocalFailure {
        this.program = program;
        this.environment = Map.copyOf(environment);
        this.properties = new PropertiesFile(home.properties()).read();
        this.propertiesFile = home.properties().toString();
    }

    /** Refuses a key or variable that no program knows: a typing error must not go unnoticed. */
    public void requireKnown(CommandSpec command) throws InvalidInput {
        SettingNames names = new SettingNames(program, command);
        for (String key : properties.keySet()) {
            if (!names.knows(key)) {
                throw new InvalidInput("unknown setting \"" + key + "\" in " + propertiesFile + "; did you mean \""
                        + names.nearest(key) + "\"?");
            }
        }
        for (String variable : environment.keySet().stream().sorted().toList()) {
            if (variable.startsWith("PANAL_") && !names.knowsVariable(variable)) {
                throw new InvalidInput("unknown environment variable " + variable + "; did you mean "
                        + SettingNames.variable(names.nearest(SettingNames.keyOf(variable))) + "?");
            }
        }
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String name = SettingNames.optionName(option);
        return SettingNames.isOneTime(name) ? null : value(name).orElse(null);
    }

    private Optional<String> value(String optionName) {
        String ownKey = program + "." + optionName;
        Optional<String> sharedKey = SettingNames.sharedKey(optionName);
        return Stream.of(
                        variable(ownKey),
                        sharedKey.flatMap(this::variable),
                        Optional.ofNullable(properties.get(ownKey)),
                        sharedKey.flatMap(key -> Optional.ofNullable(properties.get(key))))
                .flatMap(Optional::stream)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private Optional<String> variable(String key) {
        return Optional.ofNullable(environment.get(SettingNames.variable(key)));
    }
}
