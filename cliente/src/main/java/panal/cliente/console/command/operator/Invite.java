package panal.cliente.console.command.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;
import panal.cliente.console.shell.Choice;
import panal.cliente.console.shell.ConsoleCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.Home;
import panal.protocol.config.Invitation;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.rmi.HostChoice;
import panal.protocol.value.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a line that lets another machine in. */
@Command(
        name = "invite",
        description = "Prints one line that lets another machine join the cluster, or another person work in it."
                + " Whoever has the line is in: hand it over like a key.",
        footer = {
            "",
            "Examples: panal invite              on the new machine: any service with --join LINE",
            "          panal invite --user ana   on ana's machine: panal --join LINE"
        })
final class Invite extends ConsoleCommand {
    @Option(
            names = "--user",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "NAME",
            description = "for a person instead of a machine; without a name for yourself")
    private @Nullable String user;

    Invite(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (user != null && !user.isEmpty()) {
            UserKeyFiles.requireName(user);
        }
    }

    @Override
    public Integer call() throws PanalException {
        Choice choice = choice();
        Home home = shell().home(choice);
        Address registry = advertised(shell().front(choice));
        Invitation invitation;
        if (user == null) {
            invitation = new Invitation.ForNode(registry, ClusterKeyFile.read(home));
        } else {
            String name = user.isEmpty() ? self(choice, home) : user;
            invitation = new Invitation.ForUser(registry, name, UserKeyFiles.read(home, name));
        }
        line(invitation.encoded());
        if (HostChoice.isLoopback(registry.host())) {
            say("cluster.invite.loopback", registry);
        }
        return 0;
    }

    private static String self(Choice choice, Home home) throws PanalException {
        if (choice.user().isPresent()) {
            return choice.user().get();
        }
        List<String> known = UserKeyFiles.users(home);
        return known.size() == 1 ? known.get(0) : System.getProperty("user.name");
    }

    /** Where the name server says it is: a console beside it may know it by its loopback address only. */
    private static Address advertised(Front front) throws PanalException {
        try {
            String text = front.ask(names -> names.lookup(NameServerLink.NAME)).address();
            return RegistryLocation.parse(text, front.registry().port());
        } catch (Unreachable down) {
            return front.registry();
        }
    }
}
