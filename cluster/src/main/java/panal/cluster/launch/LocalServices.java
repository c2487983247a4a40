package panal.cluster.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import panal.protocol.value.Address;
import panal.protocol.value.ClusterStatus;

/** The services of one home on this machine, as their pid files and the cluster itself tell. Keeps nothing. */
final class LocalServices {
    private static final String PID_FILE = ".pid";
    /** A process's start is known to the clock's tick only. */
    private static final Duration CLOCK_STEP = Duration.ofSeconds(1);

    private final Topology topology;

    LocalServices(Topology topology) {
        this.topology = topology;
    }

    /** Where a service's standard output and error go. */
    Path output(String service) {
        return topology.home().resolve("log").resolve(service + ".out");
    }

    /** The process that runs this service; a pid file of a process that is gone, or of a stranger, counts for nothing. */
    Optional<ProcessHandle> process(String service) {
        Path file = topology.home().resolve("run").resolve(service + PID_FILE);
        try {
            long pid = Long.parseLong(Files.readString(file).strip());
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return ProcessHandle.of(pid)
                    .filter(process -> process.isAlive() && !isUnreaped(pid))
                    .filter(process -> isService(process.info(), service, written));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** A killed process has its number until its parent asks after it, and counts as alive for Java; Linux tells. */
    private static boolean isUnreaped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(" Z ", stat.lastIndexOf(')') + 1);
        } catch (IOException noSuchFile) {
            return false;
        }
    }

    /** A service wrote its file when it ran already; who got its number later began later, and is called otherwise. */
    private static boolean isService(ProcessHandle.Info info, String service, Instant written) {
        String module = service.replaceFirst("-[0-9]+$", "");
        return info.startInstant()
                        .map(start -> start.isBefore(written.plus(CLOCK_STEP)))
                        .orElse(true)
                && info.commandLine()
                        .map(line -> line.contains("panal." + module) || line.contains(module + ".jar"))
                        .orElse(true);
    }

    /** The names of all services that run in this home, by name. */
    List<String> running() throws IOException {
        Path run = topology.home().resolve("run");
        if (!Files.isDirectory(run)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(run)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(PID_FILE))
                    .map(name -> name.substring(0, name.length() - PID_FILE.length()))
                    .filter(name -> process(name).isPresent())
                    .sorted()
                    .toList();
        }
    }

    /** The topology's services, and DataNodes beyond it that run here. */
    List<ServicePlan> all() throws IOException {
        List<ServicePlan> plans = new ArrayList<>(topology.plans());
        List<String> known = plans.stream().map(ServicePlan::name).toList();
        for (String name : running()) {
            if (name.matches("datanode-[0-9]{1,4}") && !known.contains(name)) {
                plans.add(topology.dataNode(Integer.parseInt(name.substring("datanode-".length()))));
            }
        }
        return plans;
    }

    /** The table's rows. */
    List<ServiceState> states(List<ServicePlan> plans, Optional<ClusterStatus> status) {
        return plans.stream()
                .map(plan -> {
                    Optional<ProcessHandle> process = process(plan.name());
                    Address address = address(plan, process);
                    return new ServiceState(plan.name(), address, process, state(plan, address, process, status));
                })
                .toList();
    }

    private Address address(ServicePlan plan, Optional<ProcessHandle> process) {
        List<String> words = process.flatMap(each -> each.info().arguments())
                .map(each -> Arrays.asList(each))
                .orElse(List.of());
        return asStarted(plan.address(), topology.basePort(), words);
    }

    /** Where a process listens that was started with these words: its flags need not be in any setting. */
    static Address asStarted(Address planned, int basePort, List<String> words) {
        try {
            String host = value("--host", words).orElse(planned.host());
            int base = value("--base-port", words).map(Integer::valueOf).orElse(basePort);
            int port = value("--port", words).map(Integer::valueOf).orElse(base + planned.port() - basePort);
            return new Address(host, port);
        } catch (IllegalArgumentException noAddress) {
            return planned;
        }
    }

    private static Optional<String> value(String option, List<String> words) {
        for (int at = 0; at < words.size(); at++) {
            if (words.get(at).equals(option) && at + 1 < words.size()) {
                return Optional.of(words.get(at + 1));
            }
            if (words.get(at).startsWith(option + "=")) {
                return Optional.of(words.get(at).substring(option.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static String state(
            ServicePlan plan, Address address, Optional<ProcessHandle> process, Optional<ClusterStatus> status) {
        if (process.isEmpty()) {
            return "not running";
        }
        if (status.isEmpty() || plan.name().equals("nameserver")) {
            return "running";
        }
        if (plan.isDataNode()) {
            return ClusterProbe.stateOf(address, status.get());
        }
        return status.get().takesWrites() ? "takes writes" : status.get().whyNoWrites();
    }
}
