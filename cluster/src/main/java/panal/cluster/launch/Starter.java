package panal.cluster.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import panal.protocol.value.Address;

/** One start of a cluster's services. For one thread, once. */
final class Starter {
    private static final long STEP_NANOS = 40_000_000L;

    private final Topology topology;
    private final LocalServices services;
    private final ClusterProbe probe;
    private final long deadlineNanos;
    private final Map<ServicePlan, Process> started = new LinkedHashMap<>();
    /** Those of them that have written their pid files. */
    private final Set<ServicePlan> seen = new HashSet<>();

    /** Waits until {@code deadlineNanos} of System.nanoTime(). */
    Starter(Topology topology, LocalServices services, ClusterProbe probe, long deadlineNanos) {
        this.topology = topology;
        this.services = services;
        this.probe = probe;
        this.deadlineNanos = deadlineNanos;
    }

    /** Starts what does not run, and waits; answers what went wrong, a line each: none when the cluster takes writes. */
    List<String> start(JavaCommand command) throws IOException {
        // All at once: the others wait for the name server, and for the cluster's key that it makes, by themselves.
        for (ServicePlan plan : topology.plans()) {
            startIfDown(plan, command);
        }
        List<Address> dataNodes = topology.plans().stream()
                .filter(ServicePlan::isDataNode)
                .map(ServicePlan::address)
                .toList();
        String missing;
        do {
            waitUntil(() -> allWrotePidFiles() && probe.missing(dataNodes).isEmpty());
            // A node that was killed a moment ago counts as live for some seconds more, when this one has not joined.
            missing = probe.missing(dataNodes);
        } while (!missing.isEmpty() && mayStillCome());
        if (hasEnded(topology.nameServer())) {
            return withoutNameServer();
        }
        if (!failures().isEmpty()) {
            return failures();
        }
        return missing.isEmpty() ? List.of() : List.of(late(missing));
    }

    private void startIfDown(ServicePlan plan, JavaCommand command) throws IOException {
        if (services.process(plan.name()).isEmpty()) {
            started.put(plan, command.start(plan, services.output(plan.name())));
        }
    }

    /** Until the condition holds, a service that was started has ended, or time is up. */
    private void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean() && mayStillCome()) {
            LockSupport.parkNanos(STEP_NANOS);
        }
    }

    private boolean mayStillCome() {
        return started.values().stream().allMatch(Process::isAlive) && System.nanoTime() < deadlineNanos;
    }

    private boolean hasEnded(ServicePlan plan) {
        Process process = started.get(plan);
        return process != null && !process.isAlive();
    }

    /** What was started beside a name server that could not start would only wait for it: it is told to stop. */
    private List<String> withoutNameServer() {
        ServicePlan nameServer = topology.nameServer();
        Process ended = Objects.requireNonNull(started.remove(nameServer));
        started.values().forEach(Process::destroy);
        return List.of(lastWords(nameServer, ended));
    }

    /** Until then a node that was killed a moment ago may still count as live, and this one is not it. */
    private boolean allWrotePidFiles() {
        started.forEach((plan, process) -> {
            // A look at a process costs the time that it needs for its own start, so each is seen once.
            if (!seen.contains(plan)
                    && services.process(plan.name())
                            .filter(found -> found.pid() == process.pid())
                            .isPresent()) {
                seen.add(plan);
            }
        });
        return seen.containsAll(started.keySet());
    }

    /** A line for each service that ended when it should run. */
    private List<String> failures() {
        return started.entrySet().stream()
                .filter(start -> !start.getValue().isAlive())
                .map(start -> lastWords(start.getKey(), start.getValue()))
                .toList();
    }

    private String lastWords(ServicePlan plan, Process process) {
        Path output = services.output(plan.name());
        String otherwise = plan.name() + ": ended with exit code " + process.exitValue() + "; see " + output;
        try {
            return Files.readAllLines(output).stream()
                    .filter(line -> line.startsWith("panal: "))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring("panal: ".length()))
                    .orElse(otherwise);
        } catch (IOException unreadable) {
            return otherwise;
        }
    }

    private String late(String missing) {
        return "the cluster does not take writes yet: " + missing + "; the logs are in "
                + services.output("nameserver").getParent();
    }
}
