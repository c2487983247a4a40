package panal.bench.namespace;

import java.lang.management.ManagementFactory;

/**
 * What something took.
 *
 * @param nanos by the clock
 * @param cpuNanos of the processor, all threads of this process together: steadier on a machine that is not quiet
 */
public record Cost(long nanos, long cpuNanos) {
    /** Something whose cost is to be known. */
    interface Work {
        void run() throws Exception;
    }

    private static final int COLLECTIONS = 3;

    static Cost of(Work work) throws Exception {
        long began = System.nanoTime();
        long cpuBegan = cpu();
        work.run();
        return new Cost(System.nanoTime() - began, cpu() - cpuBegan);
    }

    String seconds() {
        return String.format("%.2f s (%.2f s CPU)", nanos / 1e9, cpuNanos / 1e9);
    }

    String each(long count) {
        return String.format("%.2f us CPU", cpuNanos / 1e3 / count);
    }

    /** Bytes of the heap that are reachable. */
    static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
