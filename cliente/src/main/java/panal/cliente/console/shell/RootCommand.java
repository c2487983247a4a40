package panal.cliente.console.shell;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import panal.cliente.console.output.Screen;
import panal.protocol.config.Home;
import panal.protocol.config.Invitation;
import panal.protocol.config.VersionText;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code panal} itself: the options before a command's name, and what to do when no command is named. */
@Command(
        name = "panal",
        description = "Moves files in and out of a Panal cluster. Without a command it reads commands, line by line.",
        versionProvider = VersionText.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {"", "panal help COMMAND tells more about one, with an example."})
public final class RootCommand implements Callable<Integer> {
    private final Shell shell;
    private final Choice base;
    private final Home home;
    private final ToIntFunction<Choice> bare;

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "whose key is used; else PANAL_USER, else the only one")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--base-port",
            paramLabel = "N",
            description = "the name server's port where nothing else is said; else PANAL_PORT, else 1099")
    private Optional<Integer> basePort = Optional.empty();

    @Option(names = "--join", paramLabel = "LINE", description = "an invitation, which is kept: needed once")
    private Optional<String> invitation = Optional.empty();

    @Option(names = "--version", versionHelp = true, description = "which version this is")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    /**
     * The root.
     *
     * @param base what was chosen before this line
     * @param home where nothing else is chosen
     * @param bare what to do when no command is named
     */
    public RootCommand(Shell shell, Choice base, Home home, ToIntFunction<Choice> bare) {
        this.shell = shell;
        this.base = base;
        this.home = home;
        this.bare = bare;
    }

    @Override
    public Integer call() {
        return bare.applyAsInt(choice());
    }

    /** Refuses what the options before a command's name show to be wrong; asks nobody. */
    public void requireUsable() throws InvalidInput {
        choice().requireUsable();
    }

    public boolean isInvited() {
        return invitation.isPresent();
    }

    /** Keeps what the invitation says, for this line's command and for later ones. */
    public void join() throws PanalException {
        Home joined = choice().home().orElse(home);
        Invitation accepted = Invitation.parse(invitation.orElse(""));
        accepted.accept(joined);
        screen().say("terminal.joined", accepted, joined.path());
    }

    Shell shell() {
        return shell;
    }

    public Screen screen() {
        return shell.screen();
    }

    /** What was chosen before the command's name; the home is always there. */
    public Choice choice() {
        Choice silentOnUser = connection.choice();
        Choice chosen = silentOnUser.withUser(user).withBasePort(basePort).orElse(base);
        return new Choice(
                Optional.of(chosen.home().orElse(home)),
                chosen.registry(),
                chosen.user(),
                chosen.basePort(),
                chosen.verbose());
    }
}
