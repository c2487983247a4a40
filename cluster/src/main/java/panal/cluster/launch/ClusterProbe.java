package panal.cluster.launch;

import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.registry.Registry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.NameNode;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.value.Address;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeStatus;

/** Asks a cluster over RMI how it is, as any client could. Keeps nothing; thread-safe. */
public final class ClusterProbe {
    /** States of a node that nobody has to wait for: it is live, or is as an operator planned it. */
    private static final Set<String> AS_PLANNED = Set.of("live", "leaving", "maintenance", "left");

    private final Address registry;

    public ClusterProbe(Address registry) {
        this.registry = registry;
    }

    /** Whether the name server answers. */
    public boolean nameServerAnswers() {
        try {
            registry().list();
            return true;
        } catch (RemoteException notYet) {
            return false;
        }
    }

    /** What the NameNode says; empty while it, or the name server, does not answer. */
    public Optional<ClusterStatus> status() {
        try {
            return Optional.of(((NameNode) registry().lookup("namenode")).status());
        } catch (RemoteException | NotBoundException notYet) {
            return Optional.empty();
        }
    }

    /** The state of the DataNode at {@code address}, as the NameNode sees it; {@code unknown} when it does not. */
    public static String stateOf(Address address, ClusterStatus status) {
        return status.nodes().stream()
                .filter(node -> node.address().equals(address))
                .map(NodeStatus::state)
                .findFirst()
                .orElse("unknown");
    }

    /** What is still missing until the cluster takes writes with DataNodes at all of {@code nodes}; empty for nothing. */
    public String missing(List<Address> nodes) {
        Optional<ClusterStatus> answer = status();
        if (answer.isEmpty()) {
            return nameServerAnswers() ? "the NameNode does not answer yet" : "the name server does not answer yet";
        }
        ClusterStatus status = answer.get();
        if (!status.takesWrites()) {
            return status.whyNoWrites();
        }
        String absent = nodes.stream()
                .filter(node -> !AS_PLANNED.contains(stateOf(node, status)))
                .map(Address::toString)
                .collect(Collectors.joining(", "));
        return absent.isEmpty() ? unregistered(status) : "no live DataNode yet at " + absent;
    }

    /** Clients find DataNodes in the name server, so a live one that does not stand there yet is of no use to them. */
    private String unregistered(ClusterStatus status) {
        try {
            Set<String> names = Set.of(registry().list());
            return status.nodes().stream()
                    .filter(node -> node.state().equals("live"))
                    .map(node -> node.name().text())
                    .filter(name -> !names.contains(name))
                    .findFirst()
                    .map(name -> name + " does not stand in the name server yet")
                    .orElse("");
        } catch (RemoteException notYet) {
            return "the name server does not answer yet";
        }
    }

    /** With time limits: it may be on another machine. */
    private Registry registry() throws RemoteException {
        try {
            return RemoteCalls.registryAt(registry);
        } catch (Unreachable impossible) {
            throw new RemoteException(impossible.getMessage(), impossible);
        }
    }
}
