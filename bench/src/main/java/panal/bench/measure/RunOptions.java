package panal.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import panal.bench.machine.Machine;
import panal.bench.machine.Steadiness;
import panal.bench.system.Checkout;
import panal.bench.system.Directories;
import picocli.CommandLine.Option;

/** The options of every command that measures a system: how carefully, and where data and report go. */
public final class RunOptions {
    @Option(names = "--quick", description = "small sizes, one round, no waiting: whether it works, not how fast it is")
    private boolean quick;

    @Option(
            names = "--no-wait",
            negatable = true,
            description = "do not wait until all else is quiet, half a minute at most, before each measurement")
    private boolean wait = true;

    @Option(names = "--work", paramLabel = "DIR", description = "where all data goes; else bench/target/work")
    private @Nullable Path work;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the report; else a file in bench/results, named after day and machine")
    private @Nullable Path out;

    public boolean quick() {
        return quick;
    }

    public Steadiness steadiness() {
        return new Steadiness(!quick, wait);
    }

    /** An empty directory for all data. */
    public Path emptyWork(Checkout checkout) throws IOException {
        Path directory = (work == null ? checkout.file("bench/target/work") : work).toAbsolutePath();
        Directories.delete(directory);
        return Files.createDirectories(directory);
    }

    /** Where the report goes; {@code suffix} is behind its name unless it was given. */
    public Path report(Checkout checkout, String suffix) throws IOException {
        String name = LocalDate.now(ZoneOffset.UTC) + "-" + Machine.shortName() + suffix + ".md";
        Path file = out == null ? checkout.file("bench/results").resolve(name) : out;
        Files.createDirectories(file.toAbsolutePath().getParent());
        return file;
    }
}
