package panal.protocol.lookup;

import java.rmi.NoSuchObjectException;
import java.rmi.NotBoundException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.remote.NameServer;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.rmi.StubAddress;
import panal.protocol.value.Address;
import panal.protocol.value.Entry;

/**
 * The way to the name server and through it to every service. Keeps what it has found until it is told to forget, and
 * finds the name server again when that was restarted. Thread-safe.
 */
public final class NameServerLink {
    /** The name under which the name server stands in its own registry. */
    public static final String NAME = "nameserver";

    private final Address registry;
    private volatile Optional<NameServer> server = Optional.empty();
    private final ConcurrentMap<String, Remote> services = new ConcurrentHashMap<>();

    public NameServerLink(Address registry) {
        this.registry = registry;
    }

    /** Where the name server is expected. */
    public Address registry() {
        return registry;
    }

    /** One or more calls of the name server. */
    @FunctionalInterface
    public interface Question<R> {
        R ask(NameServer server) throws RemoteException, PanalException;
    }

    /** The name server, found once and kept; refuses one of another protocol version. */
    public NameServer nameServer() throws PanalException {
        Optional<NameServer> known = server;
        if (known.isPresent()) {
            return known.get();
        }
        NameServer found = find();
        server = Optional.of(found);
        return found;
    }

    /** Asks the name server; once more when it turns out to have been restarted. */
    public <R> R ask(Question<R> question) throws PanalException {
        boolean kept = server.isPresent();
        try {
            return askOnce(question);
        } catch (Unreachable gone) {
            server = Optional.empty();
            if (!kept) {
                throw gone;
            }
            return askOnce(question);
        }
    }

    private <R> R askOnce(Question<R> question) throws PanalException {
        NameServer found = nameServer();
        try {
            return RemoteCalls.call(peer(), () -> question.ask(found));
        } catch (NoSuchObjectException restarted) {
            throw new Unreachable(peer() + " was restarted; try again", restarted);
        }
    }

    /** The object registered as {@code service}, looked up once and kept until {@link #forget}. */
    public <T extends Remote> T lookup(String service, Class<T> type) throws PanalException {
        Remote known = services.get(service);
        if (type.isInstance(known)) {
            return type.cast(known);
        }
        Remote found = lookupNow(service).object();
        if (!type.isInstance(found)) {
            throw new LocalFailure(service + " at name server " + registry + " is no " + type.getSimpleName()
                    + "; some other program has that name");
        }
        requireReachable(service, found);
        services.put(service, found);
        return type.cast(found);
    }

    /** The same, waiting up to {@code limit} for a service that is not up yet; logs a line every few seconds. */
    public <T extends Remote> T lookupWithin(Duration limit, String service, Class<T> type) throws PanalException {
        return new Patience(limit).until("waiting for " + service, () -> lookup(service, type));
    }

    /** Waits up to {@code limit} for the name server; logs a line every few seconds. */
    public NameServer awaitNameServer(Duration limit) throws PanalException {
        return new Patience(limit).until("waiting for the name server at " + registry, this::nameServer);
    }

    /** Looks {@code service} up again next time: it did not answer, or no longer knew its own object. */
    public void forget(String service) {
        services.remove(service);
    }

    private Entry lookupNow(String service) throws PanalException {
        try {
            return ask(names -> names.lookup(service));
        } catch (NotFound unknown) {
            throw new Unreachable(
                    service + " is not registered at name server " + registry + "; is it running?", unknown);
        }
    }

    /** Refuses an address that makes sense only on the machine that has registered it. */
    static void requireReachable(String service, Address address, String registryHost) throws Unreachable {
        if (HostChoice.isLoopback(address.host()) && !HostChoice.isOwn(registryHost)) {
            throw new Unreachable(service + " is registered as " + address
                    + ", which only its own machine can reach; start it there with --host and that machine's name");
        }
    }

    private void requireReachable(String service, Remote stub) throws Unreachable {
        Optional<Address> address = StubAddress.of(stub);
        if (address.isPresent()) {
            requireReachable(service, address.get(), registry.host());
        }
    }

    private NameServer find() throws PanalException {
        NameServer found = bound();
        requireReachable(NAME, found);
        try {
            RemoteCalls.call(peer(), found::version).requireCurrent(peer());
        } catch (NoSuchObjectException restarted) {
            throw new Unreachable(peer() + " is just being restarted; try again", restarted);
        }
        return found;
    }

    private NameServer bound() throws PanalException {
        try {
            Remote bound = RemoteCalls.call(peer(), this::lookupInRegistry);
            if (bound instanceof NameServer names) {
                return names;
            }
        } catch (NoSuchObjectException noRegistry) {
            throw new Unreachable(notYet("there is no registry"), noRegistry);
        } catch (LocalFailure notOfThisProtocol) {
            throw new InvalidInput(otherProgram("its \"" + NAME + "\" is something else"));
        }
        throw new InvalidInput(otherProgram("its \"" + NAME + "\" is something else"));
    }

    private Remote lookupInRegistry() throws RemoteException, PanalException {
        try {
            return RemoteCalls.registryAt(registry).lookup(NAME);
        } catch (NotBoundException empty) {
            throw new Unreachable(notYet("nothing is bound as \"" + NAME + "\""), empty);
        }
    }

    /** A name server that is just starting has its port a moment before it stands in its registry. */
    private String notYet(String why) {
        return "no name server of Panal at " + registry + " yet (" + why + "): it is just starting, so try again;"
                + " else that is some other RMI program, so give the right address with --registry HOST:PORT";
    }

    private String otherProgram(String why) {
        return "what runs at " + registry + " is some other RMI program, no name server of Panal (" + why
                + "); give the right address with --registry HOST:PORT";
    }

    private String peer() {
        return "name server at " + registry;
    }
}
