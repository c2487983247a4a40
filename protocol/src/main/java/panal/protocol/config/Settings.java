package panal.protocol.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;

/** What the environment and panal.properties say, by the names of options. Immutable. */
public final class Settings {
    private final String program;
    private final Map<String, String> environment;
    private final Map<String, String> properties;
    private final String propertiesFile;

    /** Reads panal.properties now. {@code program} is nameserver, namenode, datanode, client or cluster. */
    public Settings(String program, Home home, Map<String, String> environment) throws LocalFailure {
        this.program = program;
        this.environment = environment;
        this.properties = new PropertiesFile(home.properties()).read();
        this.propertiesFile = home.properties().toString();
    }

    String program() {
        return program;
    }

    /** Whether all that is said is known to every program, so that it needs no look at a program's own options. */
    public boolean areShared() {
        try {
            requireKnown(new SettingNames(program));
            return true;
        } catch (InvalidInput perhapsOfThisProgram) {
            return false;
        }
    }

    /** Refuses a key or variable that no program knows, or that is this one's and none of these options of it. */
    public void requireKnown(Set<String> options) throws InvalidInput {
        requireKnown(new SettingNames(program, options));
    }

    void requireKnown(SettingNames names) throws InvalidInput {
        for (String key : properties.keySet()) {
            if (!names.knows(key)) {
                throw new InvalidInput("unknown setting \"" + key + "\" in " + propertiesFile + "; did you mean \""
                        + names.nearest(key) + "\"?");
            }
        }
        Optional<String> unknown = Optional.empty();
        for (String variable : environment.keySet()) {
            if (variable.startsWith("PANAL_")
                    && (unknown.isEmpty() || variable.compareTo(unknown.get()) < 0)
                    && !names.knowsVariable(variable)) {
                unknown = Optional.of(variable);
            }
        }
        if (unknown.isPresent()) {
            throw new InvalidInput("unknown environment variable " + unknown.get() + "; did you mean "
                    + SettingNames.variable(names.nearest(SettingNames.keyOf(unknown.get()))) + "?");
        }
    }

    /** The value of the option {@code --optionName}, if anything but the command line says one. */
    public Optional<String> value(String optionName) {
        if (SettingNames.isOneTime(optionName)) {
            return Optional.empty();
        }
        String ownKey = program + "." + optionName;
        Optional<String> sharedKey = SettingNames.sharedKey(optionName);
        String value = firstSaid(
                environment.get(SettingNames.variable(ownKey)),
                sharedKey.isPresent() ? environment.get(SettingNames.variable(sharedKey.get())) : null,
                properties.get(ownKey),
                sharedKey.isPresent() ? properties.get(sharedKey.get()) : null);
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    private static String firstSaid(@org.jspecify.annotations.Nullable String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "";
    }
}
