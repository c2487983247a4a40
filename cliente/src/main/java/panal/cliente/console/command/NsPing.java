package panal.cliente.console.command;

import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;

/** Asks the name server whether it is alive. */
@Command(
        name = "ping",
        description = "Asks the name server whether it is alive.",
        footer = {"", "Example: panal ns ping"})
final class NsPing extends ClusterCommand {

    NsPing(RootCommand root) {
        super(root);
    }

    @Override
    public Integer call() throws PanalException {
        Front front = Front.of(this);
        long start = System.nanoTime();
        front.ask(names -> {
            names.ping();
            return true;
        });
        long micros = (System.nanoTime() - start) / 1000;
        line("name server at " + front.registry() + " answered in " + micros / 1000 + "." + micros / 100 % 10 + " ms");
        return 0;
    }
}
