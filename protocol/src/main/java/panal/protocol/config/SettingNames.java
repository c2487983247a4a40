package panal.protocol.config;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The names of settings. A setting that several programs share has a plain key, {@code registry}; an option of one program
 * is {@code datanode.capacity}. In the environment they are PANAL_REGISTRY and PANAL_DATANODE_CAPACITY.
 */
final class SettingNames {
    /** Programs with options of their own. */
    private static final Set<String> PROGRAMS = Set.of("nameserver", "namenode", "datanode", "client", "cluster");

    /** Settings that mean the same to every program. {@code port} is the base port. */
    private static final Set<String> SHARED = Set.of(
            "host",
            "port",
            "registry",
            "user",
            "lang",
            "wait",
            "log-level",
            "rack",
            "replication",
            "block-size",
            "stream",
            "journal");

    /** Known in the environment only: they are needed before the properties can be found, or by the scripts. */
    private static final Set<String> ENVIRONMENT_ONLY =
            Set.of("home", "locale", "java-opts", "java", "nodes", "client");

    /** Options that are no settings. */
    private static final Set<String> ONE_TIME = Set.of("help", "version", "join", "home", "accept-loss");

    private final String program;
    private final Set<String> own = new TreeSet<>();

    /** The names for {@code program}, whose options (and its subcommands') are in {@code command}. */
    SettingNames(String program, CommandSpec command) {
        this(program);
        collect(command);
    }

    /** The names for {@code program}, of whose options these, without dashes, are settings. */
    SettingNames(String program, Set<String> options) {
        this(program);
        options.stream()
                .filter(name -> !ONE_TIME.contains(name))
                .map(name -> program + "." + name)
                .forEach(own::add);
    }

    /** The names that every program knows. */
    SettingNames(String program) {
        this.program = program;
    }

    private void collect(CommandSpec command) {
        command.options().stream()
                .map(SettingNames::optionName)
                .filter(name -> !ONE_TIME.contains(name))
                .map(name -> program + "." + name)
                .forEach(own::add);
        command.subcommands().values().forEach(sub -> collect(sub.getCommandSpec()));
    }

    /** {@code capacity} for {@code -c, --capacity}. */
    static String optionName(OptionSpec option) {
        return option.longestName().replaceFirst("^-+", "");
    }

    /** The plain key an option may also be set by; empty when it belongs to one program. */
    static Optional<String> sharedKey(String optionName) {
        return switch (optionName) {
            // Each service has a --port of its own, and all have the base port in common.
            case "base-port" -> Optional.of("port");
            case "port" -> Optional.empty();
            default -> SHARED.contains(optionName) ? Optional.of(optionName) : Optional.empty();
        };
    }

    static boolean isOneTime(String optionName) {
        return ONE_TIME.contains(optionName);
    }

    /** Whether {@code key} may stand in panal.properties. Other programs check their own. */
    boolean knows(String key) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            return SHARED.contains(key);
        }
        String owner = key.substring(0, dot);
        return owner.equals(program) ? own.contains(key) : PROGRAMS.contains(owner);
    }

    /** Whether {@code variable}, which begins with PANAL_, may stand in the environment. */
    boolean knowsVariable(String variable) {
        String rest = variable.substring("PANAL_".length());
        for (String owner : PROGRAMS) {
            if (!owner.equals(program) && rest.startsWith(owner.toUpperCase(Locale.ROOT) + "_")) {
                return true;
            }
        }
        return isAmong(variable, ENVIRONMENT_ONLY) || isAmong(variable, SHARED) || isAmong(variable, own);
    }

    private static boolean isAmong(String variable, Set<String> keys) {
        for (String key : keys) {
            if (variable(key).equals(variable)) {
                return true;
            }
        }
        return false;
    }

    /** The known key most like {@code key}. */
    String nearest(String key) {
        Set<String> all = new TreeSet<>(SHARED);
        all.addAll(own);
        return all.stream()
                .min(Comparator.comparingInt(known -> distance(key, known)))
                .orElse("registry");
    }

    /** PANAL_DATANODE_CAPACITY for {@code datanode.capacity}. */
    static String variable(String key) {
        return "PANAL_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static String keyOf(String variable) {
        return variable.substring("PANAL_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How different two names are; a name that merely lacks the program's prefix is near. */
    private static int distance(String wrong, String known) {
        String plain = known.substring(known.indexOf('.') + 1);
        int whole = levenshtein(wrong.replace('.', '-'), known.replace('.', '-'));
        return Math.min(whole * 2, levenshtein(wrong, plain) * 2 + 1);
    }

    /** Levenshtein (1966): the fewest characters to insert, delete or replace. */
    private static int levenshtein(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
