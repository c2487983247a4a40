package panal.protocol.rmi;

import java.net.SocketTimeoutException;
import java.rmi.ConnectException;
import java.rmi.ConnectIOException;
import java.rmi.NoSuchObjectException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.ServerError;
import java.rmi.ServerException;
import java.rmi.UnknownHostException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import org.jspecify.annotations.Nullable;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.value.Address;

/**
 * Calls remote objects, and turns what RMI throws into one sentence that names the peer and says what to do. A
 * {@link NoSuchObjectException} is passed on: the peer lives, but the object is gone (it was restarted, or a session has
 * ended), so the caller looks it up or logs in again.
 */
public final class RemoteCalls {
    private RemoteCalls() {}

    /** One remote call with an answer. */
    @FunctionalInterface
    public interface Call<R extends @Nullable Object> {
        R call() throws RemoteException, PanalException;
    }

    /** One remote call without an answer. */
    @FunctionalInterface
    public interface Order {
        void call() throws RemoteException, PanalException;
    }

    /** One remote call on a stub. */
    @FunctionalInterface
    public interface StubCall<S extends Remote, R extends @Nullable Object> {
        R call(S stub) throws RemoteException, PanalException;
    }

    /** Makes the call; {@code peer} says whom, such as {@code datanode-3 at 127.0.0.1:1112}. */
    public static <R extends @Nullable Object> R call(String peer, Call<R> call)
            throws PanalException, NoSuchObjectException {
        try {
            return made(call);
        } catch (NoSuchObjectException gone) {
            throw gone;
        } catch (RemoteException failed) {
            throw translated(peer, failed);
        }
    }

    /** Again when nothing was sent, on another connection: a new one at last. */
    private static <R extends @Nullable Object> R made(Call<R> call) throws RemoteException, PanalException {
        while (true) {
            try {
                return call.call();
            } catch (RemoteException failed) {
                if (!(rootOf(failed) instanceof NothingSent)) {
                    throw failed;
                }
            }
        }
    }

    /** Makes the call; the stub's address is added to {@code peer}. */
    public static <S extends Remote, R extends @Nullable Object> R call(String peer, S stub, StubCall<S, R> call)
            throws PanalException, NoSuchObjectException {
        try {
            return made(() -> call.call(stub));
        } catch (NoSuchObjectException gone) {
            throw gone;
        } catch (RemoteException failed) {
            throw translated(named(peer, stub), failed);
        }
    }

    /** Makes a call that has no answer. */
    public static void run(String peer, Order order) throws PanalException, NoSuchObjectException {
        call(peer, () -> {
            order.call();
            return true;
        });
    }

    /** {@code peer at host:port}. */
    public static String named(String peer, Remote stub) {
        return StubAddress.of(stub).map(address -> peer + " at " + address).orElse(peer);
    }

    /** The plain registry at an address, reached with the same timeouts as everything else. */
    public static Registry registryAt(Address address) throws Unreachable {
        RmiSettings.beforeFirstRead();
        try {
            return LocateRegistry.getRegistry(address.host(), address.port(), new ClientSockets(Traffic.CONTROL));
        } catch (RemoteException impossible) {
            throw new Unreachable("no registry at " + address, impossible);
        }
    }

    /** The sentence for what RMI threw. */
    public static PanalException translated(String peer, RemoteException failed) {
        Throwable root = rootOf(failed);
        if (failed instanceof ServerException || failed instanceof ServerError) {
            return new LocalFailure(peer + " could not do it: " + reason(root) + "; its log may have more", failed);
        }
        if (failed instanceof UnknownHostException) {
            return new Unreachable(peer + ": its host name is not known here; add it to DNS or the hosts file", failed);
        }
        if (failed instanceof ConnectException) {
            return new Unreachable(
                    peer + " is not reachable (" + reason(root) + "); is it running, and is the address right?",
                    failed);
        }
        if (root instanceof SocketTimeoutException) {
            return new Unreachable(peer + " does not answer in time; it may be stopped or overloaded", failed);
        }
        if (failed instanceof ConnectIOException) {
            return new Unreachable(peer + " cannot be talked to: " + reason(root), failed);
        }
        if (root instanceof ClassNotFoundException || root instanceof java.io.ObjectStreamException) {
            return new LocalFailure(
                    peer + " sent or was sent something that is not of this protocol (" + reason(root)
                            + "); run the same release of Panal on both",
                    failed);
        }
        return new Unreachable(peer + " broke off: " + reason(root), failed);
    }

    private static Throwable rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static String reason(Throwable root) {
        String message = root.getMessage();
        String text = message == null ? root.getClass().getSimpleName() : message;
        return text.lines().findFirst().orElse(root.getClass().getSimpleName());
    }
}
