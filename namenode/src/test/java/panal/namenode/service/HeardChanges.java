package panal.namenode.service;

import java.rmi.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import panal.protocol.remote.ChangeListener;
import panal.protocol.value.ChangePage;

/** A listener that keeps what it hears; one that fails hears nothing, one that hangs waits for its gate. */
final class HeardChanges implements ChangeListener {
    private final CountDownLatch gate;
    private final boolean fails;
    private final List<String> paths = new ArrayList<>();
    private int calls;

    private HeardChanges(CountDownLatch gate, boolean fails) {
        this.gate = gate;
        this.fails = fails;
    }

    static HeardChanges open() {
        return new HeardChanges(new CountDownLatch(0), false);
    }

    static HeardChanges failing() {
        return new HeardChanges(new CountDownLatch(0), true);
    }

    static HeardChanges hanging(CountDownLatch gate) {
        return new HeardChanges(gate, false);
    }

    @Override
    public void changed(ChangePage page) throws RemoteException {
        synchronized (this) {
            calls++;
        }
        if (fails) {
            throw new RemoteException("does not want to");
        }
        try {
            gate.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            page.changes().forEach(change -> paths.add(change.path().text()));
        }
    }

    synchronized int calls() {
        return calls;
    }

    synchronized List<String> paths() {
        return List.copyOf(paths);
    }
}
