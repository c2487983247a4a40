package panal.cliente.console.shell;

import panal.cliente.console.output.HumanSize;
import picocli.CommandLine.Option;

/** How numbers of bytes are shown. */
public final class SizeOption {
    @Option(names = "-h", description = "sizes as 1.5K, 64M, 2.0G")
    private boolean human;

    public boolean isHuman() {
        return human;
    }

    public String shown(long bytes) {
        return human ? HumanSize.of(bytes) : Long.toString(bytes);
    }
}
