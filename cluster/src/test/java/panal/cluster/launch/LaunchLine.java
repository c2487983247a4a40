package panal.cluster.launch;

import picocli.CommandLine;

/** A command that has nothing but the launcher's options. */
@CommandLine.Command
final class LaunchLine {
    @CommandLine.Mixin
    private final LaunchOptions options = new LaunchOptions();

    private LaunchLine() {}

    static LaunchOptions of(String... words) {
        LaunchLine line = new LaunchLine();
        new CommandLine(line).parseArgs(words);
        return line.options;
    }
}
