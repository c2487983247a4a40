package panal.cliente.console.command.ns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes entries by name, or all whose names begin with a prefix. */
@Command(
        name = "remove",
        description = "Removes entries by name, or all whose names begin with a prefix.",
        footer = {"", "Example: panal ns remove printer"})
final class NsRemove extends ClusterCommand {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "which entries")
    private List<String> names = new ArrayList<>();

    @Option(names = "--prefix", paramLabel = "PREFIX", description = "all that begin with this")
    private Optional<String> prefix = Optional.empty();

    NsRemove(RootCommand root) {
        super(root);
    }

    @Override
    public void requireUsable() throws InvalidInput {
        super.requireUsable();
        if (names.isEmpty() == prefix.isEmpty()) {
            throw new InvalidInput("give names or --prefix, one of the two");
        }
    }

    @Override
    public Integer call() throws PanalException {
        Front front = Front.of(this);
        int removed = 0;
        if (prefix.isPresent()) {
            String start = prefix.get();
            removed += front.change("removeprefix " + start, (server, proof) -> server.removeByPrefix(start, proof));
        }
        for (String name : names) {
            removed += front.change("remove " + name, (server, proof) -> server.remove(name, proof));
        }
        line(texts().counted("names.removed", removed));
        return removed == 0 ? 1 : 0;
    }
}
