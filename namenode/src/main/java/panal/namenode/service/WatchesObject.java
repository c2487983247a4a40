package panal.namenode.service;

import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.remote.ChangeListener;
import panal.protocol.remote.Watches;
import panal.protocol.rmi.StubAddress;
import panal.protocol.value.Address;
import panal.protocol.value.ChangePage;
import panal.protocol.value.WatchRequest;

/** What a logged-in user watches by, for as long as the session lives. Thread-safe. */
final class WatchesObject implements Watches {
    private static final Logger log = LoggerFactory.getLogger(WatchesObject.class);

    private final SessionObject session;
    private final WatchDesk desk;

    WatchesObject(SessionObject session, WatchDesk desk) {
        this.session = session;
        this.desk = desk;
    }

    @Override
    public String callerHost() {
        session.caller();
        try {
            return RemoteServer.getClientHost();
        } catch (ServerNotActiveException notRemote) {
            return "";
        }
    }

    @Override
    public ChangePage watch(WatchRequest request, ChangeListener listener) throws PanalException {
        requireOfCaller(listener);
        return desk.watch(session, request, listener);
    }

    /**
     * Refuses to be sent to call somebody else. By the text alone: a name from a client is no reason to ask a DNS server,
     * which may answer differently the next time.
     */
    private void requireOfCaller(ChangeListener listener) throws AccessDenied {
        String caller = callerHost();
        Optional<Address> called = StubAddress.ofTimed(listener);
        if (called.filter(address -> address.host().equals(caller)).isEmpty()) {
            String where = StubAddress.of(listener).map(Address::toString).orElse("no stub of this protocol");
            log.warn("listener refused user={} caller={} listener={}", session.user(), caller, where);
            throw new AccessDenied("the listener is " + where + ", but the call comes from " + caller
                    + "; export it there, or ask for changes instead");
        }
    }

    @Override
    public ChangePage changes(WatchRequest request, long waitMillis) throws PanalException {
        session.caller();
        return desk.changes(session, request, waitMillis);
    }

    @Override
    public void end(ChangeListener listener) {
        session.caller();
        desk.end(session, listener);
    }
}
