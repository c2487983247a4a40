package panal.cliente.console.command.ns;

import panal.cliente.console.output.JsonLine;
import panal.cliente.console.shell.ClusterCommand;
import panal.cliente.console.shell.Front;
import panal.cliente.console.shell.RootCommand;
import panal.protocol.error.PanalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Asks the name server whether it is alive. */
@Command(
        name = "ping",
        description = "Asks the name server whether it is alive.",
        footer = {"", "Example: panal ns ping"})
final class NsPing extends ClusterCommand {
    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

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
        if (json) {
            line(new JsonLine()
                    .add("address", front.registry().toString())
                    .add("micros", micros)
                    .toString());
            return 0;
        }
        String millis = micros / 1000 + "." + micros / 100 % 10;
        line(text("names.answered", front.registry(), millis));
        return 0;
    }
}
