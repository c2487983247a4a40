package panal.bench.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** This machine, in words that say nothing of whose it is. */
public final class Machine {
    private Machine() {}

    /** Cores, memory, kernel, JDK, disk and load, a line each. {@code work} is where the systems keep their data. */
    public static List<String> description(Path work) throws IOException {
        Runtime.Version java = Runtime.version();
        return List.of(
                "cores: " + Runtime.getRuntime().availableProcessors() + " (" + processor() + ")",
                String.format(Locale.ROOT, "memory: %.0f GiB", memoryBytes("MemTotal") / (double) (1L << 30)),
                "kernel: " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "JDK: " + System.getProperty("java.vm.name") + " " + java,
                "disk: " + disk(work),
                String.format(
                        Locale.ROOT,
                        "load at the start: %.2f",
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    /** For file names: {@code 2-cores-24-gib}. */
    public static String shortName() throws IOException {
        return String.format(
                Locale.ROOT,
                "%d-cores-%.0f-gib",
                Runtime.getRuntime().availableProcessors(),
                memoryBytes("MemTotal") / (double) (1L << 30));
    }

    /** Memory that programs could have without anything being driven out that is in use. */
    static long availableBytes() throws IOException {
        return memoryBytes("MemAvailable");
    }

    private static long memoryBytes(String what) throws IOException {
        return valueIn("/proc/meminfo", what)
                .map(text -> Long.parseLong(text.replaceAll("\\D+", "")) * 1024)
                .findFirst()
                .orElse(0L);
    }

    private static String processor() throws IOException {
        return valueIn("/proc/cpuinfo", "model name").findFirst().orElse("unknown model");
    }

    private static Stream<String> valueIn(String file, String key) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).trim());
    }

    /** The file system's type and, where the kernel tells, the device's kind. */
    private static String disk(Path work) throws IOException {
        String device = Files.getFileStore(work).name();
        String block = device.substring(device.lastIndexOf('/') + 1);
        Path queue = Path.of("/sys/block", block, "queue/rotational");
        String kind = block.startsWith("vd") ? "virtual, of unknown kind" : "of unknown kind";
        if (Files.exists(queue) && !block.startsWith("vd")) {
            kind = Files.readString(queue).strip().equals("0") ? "solid state" : "rotating";
        }
        return Files.getFileStore(work).type() + " on " + block + ", " + kind;
    }
}
