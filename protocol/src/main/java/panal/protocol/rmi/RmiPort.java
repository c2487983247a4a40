package panal.protocol.rmi;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.rmi.NoSuchObjectException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import panal.protocol.error.LocalFailure;
import panal.protocol.remote.NameServer;
import panal.protocol.remote.Watches;
import panal.protocol.value.Address;

/**
 * The one port of one process, on which all its objects stand, and the registry if it has one. Bound to the chosen address
 * only. Holds its objects strongly until they are unexported. Thread-safe.
 */
public final class RmiPort implements Closeable {
    /** RMI takes the advertised host from a system property at each export; this keeps two ports of a JVM apart. */
    private static final ReentrantLock EXPORTING = new ReentrantLock();

    private final Address address;
    private final ClientSockets clientSockets;
    private final ServerSockets serverSockets;
    /** What RMI exports, by the object it stands for; guarded by itself. */
    private final IdentityHashMap<Remote, Remote> exported = new IdentityHashMap<>();
    /** Guarded by {@link #exported}. */
    private boolean closed;
    /** Nobody calls it: it keeps the port while there is no other object. */
    private final Remote anchor = new Remote() {};

    private RmiPort(Address address, ClientSockets clientSockets, ServerSockets serverSockets) {
        this.address = address;
        this.clientSockets = clientSockets;
        this.serverSockets = serverSockets;
    }

    /**
     * Opens a port for small calls.
     *
     * @param host name or literal of an address of this machine; it is bound and advertised
     * @param port 1 to 65,535, or 0 for one that is free
     */
    public static RmiPort open(String host, int port) throws LocalFailure {
        return open(host, port, Traffic.CONTROL);
    }

    /** Opens a port whose calls carry packets of file bytes: larger buffers, callers with more patience. */
    public static RmiPort openForData(String host, int port) throws LocalFailure {
        return open(host, port, Traffic.DATA);
    }

    private static RmiPort open(String host, int port, Traffic traffic) throws LocalFailure {
        ServerSockets serverSockets = new ServerSockets(HostChoice.bindable(host), traffic);
        // RMI listens with the first export, and never lets go of a port that it has chosen itself.
        try (ServerSocket trial = serverSockets.createServerSocket(port)) {
            port = trial.getLocalPort();
        } catch (IOException refused) {
            throw cannotListen(host, port, refused);
        }
        RmiPort opened = new RmiPort(new Address(host, port), new ClientSockets(traffic), serverSockets);
        opened.hold(opened.anchor, opened.anchor, WireFilter.arguments());
        return opened;
    }

    /** Gives connections to this port that begin as those of {@code sessions} do to them, and to others no more. */
    public void serve(BulkSessions sessions) {
        serverSockets.serve(sessions);
    }

    private static LocalFailure cannotListen(String host, int port, Exception refused) {
        return new LocalFailure(
                "cannot listen on " + host + " port " + port + " ("
                        + rootOf(refused).getMessage() + "); stop what uses it or choose another port",
                refused);
    }

    private static Throwable rootOf(Throwable refused) {
        Throwable cause = refused.getCause();
        return cause == null ? refused : rootOf(cause);
    }

    /** The address that the stubs carry. */
    public Address address() {
        return address;
    }

    /**
     * Makes {@code object} callable from other processes.
     *
     * @return its stub; this, not the object itself, is what may be given to other processes
     */
    public <T extends Remote> T export(T object, Class<T> type) throws LocalFailure {
        WireFilter filter = takesStubs(type) ? WireFilter.argumentsWithStubs() : WireFilter.arguments();
        return type.cast(hold(object, Exported.of(object, type), filter));
    }

    /** The two that are given other processes' objects. Everywhere else a stub among the arguments is refused unread. */
    private static boolean takesStubs(Class<? extends Remote> type) {
        return type == NameServer.class || type == Watches.class;
    }

    private Remote hold(Remote object, Remote standIn, WireFilter filter) throws LocalFailure {
        synchronized (exported) {
            if (closed) {
                throw new LocalFailure("the process at " + address + " is stopping");
            }
            if (exported.putIfAbsent(object, standIn) != null) {
                throw new IllegalStateException("exported twice: " + object);
            }
        }
        EXPORTING.lock();
        try {
            System.setProperty("java.rmi.server.hostname", address.host());
            return UnicastRemoteObject.exportObject(standIn, address.port(), clientSockets, serverSockets, filter);
        } catch (RemoteException refused) {
            synchronized (exported) {
                exported.remove(object);
            }
            throw cannotListen(address.host(), address.port(), refused);
        } finally {
            EXPORTING.unlock();
        }
    }

    /** Ends an object; calls under way are finished. Does nothing for one that is not exported. */
    public void unexport(Remote object) {
        Remote standIn;
        synchronized (exported) {
            standIn = exported.remove(object);
        }
        if (standIn != null) {
            unexportNow(standIn);
        }
    }

    /** How many objects stand on this port, the registry included. */
    public int size() {
        synchronized (exported) {
            return exported.size() - (closed ? 0 : 1);
        }
    }

    /** Makes a registry on the same port. Nobody can bind in it from outside. */
    public Registry createRegistry() throws LocalFailure {
        if (System.getProperty("sun.rmi.registry.registryFilter") == null) {
            System.setProperty("sun.rmi.registry.registryFilter", "!*");
        }
        EXPORTING.lock();
        try {
            System.setProperty("java.rmi.server.hostname", address.host());
            Registry registry = LocateRegistry.createRegistry(address.port(), clientSockets, serverSockets);
            synchronized (exported) {
                exported.put(registry, registry);
            }
            return registry;
        } catch (RemoteException refused) {
            throw cannotListen(address.host(), address.port(), refused);
        } finally {
            EXPORTING.unlock();
        }
    }

    /** Ends every object, the port and its connections. */
    @Override
    public void close() {
        List<Remote> all;
        synchronized (exported) {
            all = List.copyOf(exported.values());
            exported.clear();
            closed = true;
        }
        all.forEach(RmiPort::unexportNow);
        OpenSockets.OF_THIS_PROCESS.dropAcceptedBy(serverSockets);
    }

    private static void unexportNow(Remote standIn) {
        try {
            UnicastRemoteObject.unexportObject(standIn, true);
        } catch (NoSuchObjectException gone) {
            // Ended already, which is what was wanted.
            return;
        }
    }
}
