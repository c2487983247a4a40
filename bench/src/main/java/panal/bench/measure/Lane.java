package panal.bench.measure;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import panal.bench.machine.ProcessFigures;
import panal.bench.machine.Steadiness;
import panal.bench.report.Figures;
import panal.bench.report.Row;
import panal.bench.report.Unit;
import panal.bench.system.ClientProcess;
import panal.bench.system.Durability;
import panal.bench.system.ServerProcess;
import panal.bench.system.SystemUnderTest;

/** One system with its clients, and what is measured of it. For one thread. */
public final class Lane implements AutoCloseable {
    private static final long SETTLED_WITHIN = 8L << 20;
    private static final long SETTLING_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final SystemUnderTest system;
    private final String name;
    private final Durability durability;
    private final ClientProcess client;
    private final Steadiness steadiness;
    private final Figures figures;

    /**
     * Starts a process of clients.
     *
     * @param name whose the figures are
     */
    public Lane(SystemUnderTest system, String name, Durability durability, Steadiness steadiness, Figures figures)
            throws IOException {
        this.system = system;
        this.name = name;
        this.durability = durability;
        this.steadiness = steadiness;
        this.figures = figures;
        this.client = ClientProcess.start(system.client(durability));
    }

    public SystemUnderTest system() {
        return system;
    }

    public String name() {
        return name;
    }

    public Durability durability() {
        return durability;
    }

    public ClientProcess client() {
        return client;
    }

    public Steadiness steadiness() {
        return steadiness;
    }

    /** Has the clients do work that moves {@code bytes} and fills {@code cache} bytes of page cache. */
    public void move(Row row, Round round, long bytes, long cache, String verb, Object... words) throws IOException {
        Spent spent = spend(row, round, cache, verb, words);
        round.record(figures, row, name(), bytes / (double) (1 << 20) / spent.seconds());
        round.record(figures, row.cpu(), name(), spent.cpuSeconds() / (bytes / (double) (1L << 30)));
    }

    /** Has the clients do {@code count} operations. */
    public void operate(Row row, Round round, int count, String verb, Object... words) throws IOException {
        Spent spent = spend(row, round, 0, verb, words);
        double figure = row.unit() == Unit.MILLISECONDS ? spent.seconds() * 1000 / count : count / spent.seconds();
        round.record(figures, row, name(), figure);
        round.record(figures, row.cpu(), name(), spent.cpuSeconds() / (count / 1000.0));
    }

    /** Something else that was measured of this system. */
    public void record(Row row, Round round, double value) {
        round.record(figures, row, name(), value);
    }

    private Spent spend(Row row, Round round, long cache, String verb, Object... words) throws IOException {
        steadiness.prepare(cache);
        double before = cpuSeconds();
        double machineBefore = ProcessFigures.machineCpuSeconds();
        double seconds = client.ask(verb, words) / 1e9;
        double used = cpuSeconds() - before;
        double foreign = (ProcessFigures.machineCpuSeconds() - machineBefore - used) / seconds;
        round.tell(figures, row, name(), foreign);
        return new Spent(seconds, used);
    }

    private record Spent(double seconds, double cpuSeconds) {}

    private double cpuSeconds() {
        return ProcessFigures.cpuSeconds(client.pid()) + serverCpuSeconds();
    }

    /** CPU seconds of all servers since they started. */
    public double serverCpuSeconds() {
        return system.servers().stream()
                .mapToLong(ServerProcess::pid)
                .mapToDouble(ProcessFigures::cpuSeconds)
                .sum();
    }

    /** Waits until what was deleted is off the disks too, which all systems do later; {@code before} bytes were there. */
    public void settle(long before) throws IOException {
        long end = System.nanoTime() + SETTLING_NANOS;
        while (steadiness.careful() && system.storedBytes() > before + SETTLED_WITHIN && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
