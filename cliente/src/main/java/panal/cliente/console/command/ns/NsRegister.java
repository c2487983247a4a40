package panal.cliente.console.command.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Registration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers an object that stands in an RMI registry, or under another name here. */
@Command(
        name = "register",
        description = "Registers an object that stands in an RMI registry, or under another name here.",
        footer = {"", "Example: panal ns register printer 192.168.1.7:1099/printer"})
final class NsRegister extends ClusterCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "the new name")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "OBJECT",
            description = "HOST:PORT/NAME in an RMI registry, or the name of an entry here")
    private String object = "";

    @Parameters(index = "2..*", arity = "0..*", paramLabel = "TAG", description = "such as role:printer")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--safe", description = "refuses when the name is taken")
    private boolean safe;

    NsRegister(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        Front.requireObject(object);
    }

    @Override
    public Integer call() throws PanalException {
        Front front = Front.of(this);
        Entry source = front.object(object);
        Registration registration = new Registration(
                ProtocolVersion.CURRENT, new Entry(name, source.object(), source.address(), Set.copyOf(tags)), safe, 0);
        front.change("register " + name, (server, proof) -> {
            server.register(registration, proof);
            return 1;
        });
        return 0;
    }
}
