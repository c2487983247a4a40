package panal.cliente.watch;

import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import panal.protocol.error.LocalFailure;
import panal.protocol.remote.ChangeListener;
import panal.protocol.remote.Watches;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeKind;
import panal.protocol.value.ChangeMark;
import panal.protocol.value.ChangePage;
import panal.protocol.value.FilePath;
import panal.protocol.value.WatchRequest;

/** Tells of changes that a test makes up, and is restarted, forgets or falls silent when it is told to. Thread-safe. */
public final class FakeWatches implements Watches {
    /** When all of its changes happened. */
    public static final long TIME = 1_795_264_250_000L;

    private final Map<ChangeListener, WatchRequest> listeners = new LinkedHashMap<>();
    private final List<Change> known = new ArrayList<>();
    private String host = "127.0.0.1";
    private boolean calls = true;
    private long epoch = 1;
    private long last = 10;
    private int registrations;
    private int questions;

    /** What it sees of its callers from now on. */
    public synchronized void sees(String callersHost) {
        host = callersHost;
    }

    /** From now on it calls nobody, as if a firewall stood between. */
    public synchronized void cannotCall() {
        calls = false;
    }

    /** Another process from now on, which knows nothing of before. */
    public synchronized void restart() {
        epoch++;
        known.clear();
        forgetListeners();
    }

    /** Calls nobody whom it has called until now. */
    public synchronized void forgetListeners() {
        listeners.clear();
        notifyAll();
    }

    public synchronized int listening() {
        return listeners.size();
    }

    /** How often somebody wanted to be called. */
    synchronized int registrations() {
        return registrations;
    }

    /** How often somebody asked. */
    public synchronized int questions() {
        return questions;
    }

    /** A file of five bytes is written. */
    public void writes(String path) throws RemoteException {
        happens(ChangeKind.WRITTEN, path, "", false);
    }

    /** Something happens, and all are told. */
    public synchronized void happens(ChangeKind kind, String path, String from, boolean directory)
            throws RemoteException {
        last++;
        known.add(new Change(last, kind, new FilePath(path), from, directory, directory ? 0 : 5, TIME, "bob"));
        notifyAll();
        for (ChangeListener listener : List.copyOf(listeners.keySet())) {
            tell(listener);
        }
    }

    /** Tells everybody all that is known, as if no answer had come to anything before. */
    synchronized void repeats() throws RemoteException {
        for (Map.Entry<ChangeListener, WatchRequest> each : listeners.entrySet()) {
            each.getKey().changed(page(each.getValue().behind(new ChangeMark(epoch, 1))));
        }
    }

    private void tell(ChangeListener listener) throws RemoteException {
        WatchRequest request = listeners.get(listener);
        if (calls && request != null) {
            ChangePage page = page(request);
            listener.changed(page);
            listeners.put(listener, request.behind(page.next()));
        }
    }

    private ChangePage page(WatchRequest request) {
        ChangeMark after = request.after();
        if (after.isNow() || after.epoch() != epoch) {
            return new ChangePage(List.of(), new ChangeMark(epoch, last), !after.isNow(), TIME);
        }
        List<Change> changes = known.stream()
                .filter(change -> change.transaction() > after.transaction() && request.covers(change))
                .toList();
        return new ChangePage(changes, new ChangeMark(epoch, last), false, TIME);
    }

    @Override
    public synchronized String callerHost() {
        return host;
    }

    @Override
    public synchronized ChangePage watch(WatchRequest request, ChangeListener listener) throws RemoteException {
        registrations++;
        ChangeMark after = request.after();
        boolean follows = after.epoch() == epoch;
        ChangeMark begin = follows ? after : new ChangeMark(epoch, last);
        listeners.put(listener, request.behind(begin));
        tell(listener);
        return new ChangePage(List.of(), begin, !follows && !after.isNow(), TIME);
    }

    @Override
    public synchronized ChangePage changes(WatchRequest request, long waitMillis) throws LocalFailure {
        questions++;
        long deadline = System.nanoTime() + waitMillis * 1_000_000;
        while (true) {
            ChangePage page = page(request);
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (!page.isEmpty() || request.after().isNow() || left <= 0) {
                return page;
            }
            try {
                wait(left);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new LocalFailure("interrupted", stop);
            }
        }
    }

    @Override
    public synchronized void end(ChangeListener listener) {
        listeners.remove(listener);
    }
}
