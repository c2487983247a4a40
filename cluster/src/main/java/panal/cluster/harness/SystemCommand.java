package panal.cluster.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the operating system, such as {@code ip} or {@code mount}, run to its end. */
public final class SystemCommand {
    private static final int PATIENCE_SECONDS = 20;

    private SystemCommand() {}

    /**
     * What it printed.
     *
     * @throws IOException if it is not there, does not end, or ends with another code than 0; with what it said
     */
    public static String run(String... words) throws IOException {
        List<String> command = List.of(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(String.join(" ", command) + ": interrupted", e);
        }
        return said;
    }
}
