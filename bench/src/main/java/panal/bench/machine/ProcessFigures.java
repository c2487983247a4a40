package panal.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the kernel has counted, see proc(5). CPU times come in hundredths of a second. */
public final class ProcessFigures {
    /** sysconf(_SC_CLK_TCK), which is 100 on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int CUTIME = 13;
    private static final int CSTIME = 14;

    private ProcessFigures() {}

    /** CPU seconds of a process since it started, all threads; 0 when it is gone. */
    public static double cpuSeconds(long pid) {
        return stat(Long.toString(pid), UTIME, STIME);
    }

    /** CPU seconds of those children of this JVM, and their children, that have ended. */
    public static double endedChildrenCpuSeconds() {
        return stat("self", CUTIME, CSTIME);
    }

    /** CPU seconds that the machine has worked since it started, all cores. */
    public static double machineCpuSeconds() throws IOException {
        List<String> fields =
                List.of(Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+"));
        // user, nice, system, irq, softirq; not idle, iowait and what other guests got
        return List.of(1, 2, 3, 6, 7).stream()
                        .mapToLong(index -> Long.parseLong(fields.get(index)))
                        .sum()
                / TICKS_PER_SECOND;
    }

    /** Resident memory of a process. */
    public static double residentMiB(long pid) throws IOException {
        return memory(pid, "status", "VmRSS:");
    }

    /** Resident memory of a process, of which pages that several processes have count only in part (PSS). */
    public static double proportionalMiB(long pid) throws IOException {
        return memory(pid, "smaps_rollup", "Pss:");
    }

    private static double memory(long pid, String file, String key) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), file))) {
            if (line.startsWith(key)) {
                return Long.parseLong(line.replaceAll("\\D+", "")) / 1024.0;
            }
        }
        throw new IOException("process " + pid + " has no memory");
    }

    /** Fields are counted from behind the name, which may hold anything. */
    private static double stat(String process, int first, int second) {
        try {
            String line = Files.readString(Path.of("/proc", process, "stat"));
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[first]) + Long.parseLong(fields[second])) / TICKS_PER_SECOND;
        } catch (IOException gone) {
            return 0;
        }
    }
}
