package panal.cliente.console.command;

import panal.cliente.console.output.HumanSize;
import picocli.CommandLine.Option;

/** How numbers of bytes are shown. */
final class SizeOption {
    @Option(names = "-h", description = "sizes as 1.5K, 64M, 2.0G")
    private boolean human;

    boolean isHuman() {
        return human;
    }

    String shown(long bytes) {
        return human ? HumanSize.of(bytes) : Long.toString(bytes);
    }
}
