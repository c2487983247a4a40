package panal.cliente.watch;

import java.io.Closeable;
import java.rmi.RemoteException;
import java.util.Optional;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.ChangeListener;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.HostChoice;
import panal.protocol.rmi.RmiPort;
import panal.protocol.value.ChangePage;
import panal.protocol.value.WatchRequest;

/** The port at which the NameNode calls this client. For one thread. */
final class Doorbell implements Closeable {
    private final Callback callback;
    private final Inbox inbox;
    private Optional<Open> open = Optional.empty();

    Doorbell(Callback callback, Inbox inbox) {
        this.callback = callback;
        this.inbox = inbox;
    }

    private record Open(String host, RmiPort port, ChangeListener stub) {}

    /** Has the NameNode call from now on; says where that begins. Empty if this client cannot be called. */
    Optional<ChangePage> ask(Session session, WatchRequest request) throws RemoteException, PanalException {
        Watches watches = session.watches();
        String host = watches.callerHost();
        if (!callback.allowed() || !HostChoice.isOwn(host)) {
            // Not even a stub is sent: its arrival alone would make the NameNode try to connect.
            return Optional.empty();
        }
        return Optional.of(watches.watch(request, at(host).stub()));
    }

    private Open at(String host) throws LocalFailure {
        if (open.isEmpty() || !open.get().host().equals(host)) {
            close();
            RmiPort port = RmiPort.open(host, callback.port());
            // Nothing else is exported there, so this cannot fail: the port is open.
            open = Optional.of(new Open(host, port, port.export(inbox, ChangeListener.class)));
        }
        return open.get();
    }

    /** Tells the NameNode to call no more. */
    void end(Session session) throws RemoteException, PanalException {
        if (open.isPresent()) {
            session.watches().end(open.get().stub());
        }
    }

    @Override
    public void close() {
        open.ifPresent(there -> there.port().close());
        open = Optional.empty();
    }
}
