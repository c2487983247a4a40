package panal.cliente.session;

import java.io.Closeable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import panal.protocol.error.LocalFailure;

/** The transfers under way, so that closing the client can stop and undo them. Thread-safe. */
public final class Transfers implements Closeable {
    private final Executor executor;
    private final Set<Transfer> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public Transfers(Executor executor) {
        this.executor = executor;
    }

    /**
     * Begins a transfer.
     *
     * @param width how many of its tasks run at the same time
     */
    public Transfer begin(int width) throws LocalFailure {
        Transfer transfer = new Transfer(executor, width, open::remove);
        open.add(transfer);
        if (closed) {
            transfer.close();
            throw new LocalFailure("the connection to the cluster is closed");
        }
        return transfer;
    }

    /** Stops and undoes all of them. */
    @Override
    public void close() {
        closed = true;
        List<Transfer> left = List.copyOf(open);
        for (Transfer transfer : left) {
            transfer.halt(new LocalFailure("stopped, as the connection to the cluster is closed"));
        }
        for (Transfer transfer : left) {
            transfer.close();
        }
    }
}
