package panal.cliente.console.shell;

import java.util.Optional;
import panal.cliente.Panal;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Option;

/** A command that acts in the cluster as a user. */
public abstract class ClusterCommand extends ConsoleCommand {
    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "whose key is used; else PANAL_USER, else the only one")
    private Optional<String> user = Optional.empty();

    protected ClusterCommand(RootCommand root) {
        super(root);
    }

    @Override
    public final Choice choice() {
        Choice chosen = super.choice();
        return user.isPresent() ? chosen.withUser(user) : chosen;
    }

    /** The cluster, logged in. */
    protected final Panal panal() throws PanalException {
        return shell().open(choice());
    }
}
