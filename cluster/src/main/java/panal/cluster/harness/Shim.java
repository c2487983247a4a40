package panal.cluster.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Stands between one process and its C library, so that its clock can be moved and its disk can fail while it runs, without
 * a word about it in the process's own code. Needs Linux and a C compiler. For one thread.
 */
public final class Shim {
    private static final String LIBRARY = "shim.so";
    private static final int BYTES = 4_096;
    private static final int FAILING_AT = 8;
    private static final int PATIENCE_SECONDS = 60;

    private final Path library;
    private final Path orders;

    private Shim(Path library, Path orders) {
        this.library = library;
        this.orders = orders;
    }

    /** Empty if there can be one here, else why not. */
    public static String reasonAgainst(Path directory) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return "moving a process's clock and failing its disk is done by LD_PRELOAD, which is Linux's";
        }
        try {
            compile(directory);
            return "";
        } catch (IOException noCompiler) {
            return "no C compiler, to make what moves clocks and fails disks: " + noCompiler.getMessage();
        }
    }

    /** The one for the service of that name; its files are in {@code directory}. */
    public static Shim in(Path directory, String service) throws IOException, InterruptedException {
        Path orders = directory.resolve(service + ".orders");
        if (!Files.exists(orders)) {
            Files.write(orders, new byte[BYTES]);
        }
        return new Shim(compile(directory), orders);
    }

    /** What the process needs in its environment. */
    public Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "PANALSHIM", orders.toString());
    }

    /** Moves the clock to so many seconds from the right time, at once. */
    public void moveClock(long seconds) throws IOException {
        write(
                0,
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putLong(seconds)
                        .array());
    }

    /** From now on every file whose path begins so cannot be opened, read or written: EIO. */
    public void failFiles(Path beginning) throws IOException {
        write(FAILING_AT + 1, (beginning + "\0").getBytes(StandardCharsets.UTF_8));
        write(FAILING_AT, new byte[] {1});
    }

    /** Files work again. */
    public void mendFiles() throws IOException {
        write(FAILING_AT, new byte[] {0});
    }

    private void write(long place, byte[] bytes) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(orders.toFile(), "rw")) {
            file.seek(place);
            file.write(bytes);
        }
    }

    private static Path compile(Path directory) throws IOException, InterruptedException {
        Path library = directory.resolve(LIBRARY);
        if (Files.exists(library)) {
            return library;
        }
        Path source = directory.resolve("shim.c");
        try (InputStream in = Objects.requireNonNull(Shim.class.getResourceAsStream("shim.c"), "shim.c")) {
            Files.write(source, in.readAllBytes());
        }
        Process compiler = new ProcessBuilder(List.of(
                        "cc", "-shared", "-fPIC", "-O2", "-w", "-o", library.toString(), source.toString(), "-ldl"))
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!compiler.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
            throw new IOException("cc: " + said.strip());
        }
        return library;
    }
}
