package panal.cliente.console.shell;

import java.nio.file.Path;
import java.util.Optional;
import panal.protocol.config.Home;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class ConnectionOptions {
    @Option(
            names = "--registry",
            paramLabel = "HOST[:PORT]",
            description = "the name server; else PANAL_REGISTRY, panal.properties, the LAN, this machine")
    private Optional<String> registry = Optional.empty();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "keys and panal.properties; else PANAL_HOME, else data/")
    private Optional<Path> home = Optional.empty();

    @Option(
            names = {"-v", "--verbose"},
            description = "warnings, and the whole story of an error")
    private boolean verbose;

    @Option(names = "--lang", paramLabel = "en|es|pt", description = "the language; else PANAL_LANG, else the locale's")
    @SuppressWarnings("UnusedVariable") // LanguageChoice finds it before anything is said
    private Optional<String> language = Optional.empty();

    @Option(names = "--help", usageHelp = true, description = "this text")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    Choice choice() {
        Optional<Home> chosen = home.isPresent() ? Optional.of(new Home(home.get())) : Optional.empty();
        return new Choice(chosen, registry, Optional.empty(), Optional.empty(), verbose);
    }
}
