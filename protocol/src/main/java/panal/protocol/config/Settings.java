package panal.protocol.config;

import java.util.ArrayList;
import java.util.List;
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

    /**
     * Refuses a key or variable that no program knows: a typing error must not go unnoticed.
     *
     * @param options those of this program that may be set so, without dashes
     */
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
        List<String> keys = keys(optionName);
        for (String key : keys) {
            String said = said(environment, SettingNames.variable(key));
            if (!said.isEmpty()) {
                return Optional.of(said);
            }
        }
        for (String key : keys) {
            String said = said(properties, key);
            if (!said.isEmpty()) {
                return Optional.of(said);
            }
        }
        return Optional.empty();
    }

    /** Who says that value, for a message: {@code PANAL_LANG}, or the key with its file; empty when nobody does. */
    public String source(String optionName) {
        List<String> keys = keys(optionName);
        for (String key : keys) {
            if (!said(environment, SettingNames.variable(key)).isEmpty()) {
                return SettingNames.variable(key);
            }
        }
        for (String key : keys) {
            if (!said(properties, key).isEmpty()) {
                return key + " in " + propertiesFile;
            }
        }
        return "";
    }

    /** The program's own key goes before that of all programs. */
    private List<String> keys(String optionName) {
        List<String> keys = new ArrayList<>(List.of(program + "." + optionName));
        Optional<String> shared = SettingNames.sharedKey(optionName);
        if (shared.isPresent()) {
            keys.add(shared.get());
        }
        return keys;
    }

    private static String said(Map<String, String> among, String key) {
        String value = among.get(key);
        return value == null || value.isBlank() ? "" : value;
    }
}
