package panal.cliente.console.shell;

import java.io.IOException;
import java.rmi.NoSuchObjectException;
import java.rmi.NotBoundException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.Registry;
import java.util.Optional;
import java.util.Set;
import panal.protocol.config.ClusterKeyFile;
import panal.protocol.config.Home;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.quick.QuickConnection;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.NameServer;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.value.Address;
import panal.protocol.value.Bits256;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Entry;

/** What can be asked without a log-in: everything of the name server, and how the cluster is. */
public final class Front {
    /** For names that need no proof, from whoever has none. */
    private static final ClusterProof NO_PROOF = new ClusterProof(Bits256.ZERO, Bits256.ZERO);

    private final NameServerLink link;
    private final Home home;
    private final boolean quick;

    /**
     * Doors.
     *
     * @param quick for a command that is over in a moment, which would rather do without RMI
     */
    Front(NameServerLink link, Home home, boolean quick) {
        this.link = link;
        this.home = home;
        this.quick = quick;
    }

    /** The doors of the cluster that the command's options name. */
    public static Front of(ConsoleCommand command) throws PanalException {
        return command.shell().front(command.choice());
    }

    NameServerLink link() {
        return link;
    }

    /** Where the name server is. */
    public Address registry() {
        return link.registry();
    }

    /** Throws Unreachable when there is no name server. */
    void registryAnswers() throws PanalException {
        link.nameServer();
    }

    public ClusterStatus status() throws PanalException {
        Optional<ClusterStatus> answer = quick ? statusWithoutRmi() : Optional.empty();
        return answer.isPresent() ? answer.get() : statusByRmi();
    }

    /** Empty when something is in the way: RMI knows what to say about it. */
    private Optional<ClusterStatus> statusWithoutRmi() {
        try (QuickConnection nameNode = QuickConnection.toNameNode(registry())) {
            return Optional.of(nameNode.status());
        } catch (IOException | PanalException inTheWay) {
            return Optional.empty();
        }
    }

    private ClusterStatus statusByRmi() throws PanalException {
        NameNode nameNode = link.lookup("namenode", NameNode.class);
        try {
            return RemoteCalls.call("namenode", nameNode::status);
        } catch (NoSuchObjectException restarted) {
            throw new Unreachable("namenode is just being restarted; try again", restarted);
        }
    }

    /** Asks the name server. */
    public <R> R ask(NameServerLink.Question<R> question) throws PanalException {
        return link.ask(question);
    }

    /** A call that changes an entry. */
    @FunctionalInterface
    public interface Change {
        int make(NameServer server, ClusterProof proof) throws RemoteException, PanalException;
    }

    /**
     * Changes entries, with a proof of the cluster's secret if this machine has it.
     *
     * @param claim what the proof is for, in full
     */
    public int change(String claim, Change change) throws PanalException {
        return link.ask(server -> change.make(server, proof(server, claim)));
    }

    private ClusterProof proof(NameServer server, String claim) throws RemoteException, PanalException {
        try {
            return ClusterKeyFile.read(home).prove(server.challenge().nonce(), claim);
        } catch (LocalFailure noKey) {
            return NO_PROOF;
        }
    }

    /** What {@code HOST:PORT/NAME} in an RMI registry, or a name here, stands for. */
    public Entry object(String typed) throws PanalException {
        int slash = typed.indexOf('/');
        if (slash < 0) {
            return link.ask(server -> server.lookup(typed));
        }
        Address registry = registryOf(typed, slash);
        String name = typed.substring(slash + 1);
        try {
            Remote object = RemoteCalls.call("RMI registry at " + registry, () -> bound(registry, name));
            return new Entry(name, object, registry.toString(), Set.of());
        } catch (NoSuchObjectException noRegistry) {
            throw new Unreachable("at " + registry + " is no RMI registry", noRegistry);
        }
    }

    /** Refuses what {@link #object} could not look for anywhere; asks nobody. */
    public static void requireObject(String typed) throws InvalidInput {
        int slash = typed.indexOf('/');
        if (slash >= 0) {
            registryOf(typed, slash);
        }
    }

    private static Address registryOf(String typed, int slash) throws InvalidInput {
        if (slash == typed.length() - 1) {
            throw new InvalidInput("\"" + typed + "\" has no name behind the slash; give HOST:PORT/NAME");
        }
        return RegistryLocation.parse(typed.substring(0, slash), Registry.REGISTRY_PORT);
    }

    private static Remote bound(Address registry, String name) throws RemoteException, PanalException {
        try {
            return RemoteCalls.registryAt(registry).lookup(name);
        } catch (NotBoundException none) {
            throw new NotFound(name + " in the RMI registry at " + registry);
        }
    }
}
