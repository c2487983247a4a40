package panal.cluster.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import panal.cliente.Panal;
import panal.cliente.write.UploadOptions;
import panal.protocol.error.PanalException;
import panal.protocol.value.FilePath;

/**
 * Several clients in this JVM, each logged in by itself and at work in a directory of its own, {@code /client-1} and so on.
 * For one thread.
 */
public final class Workload implements AutoCloseable {
    /** Logs a client in. */
    @FunctionalInterface
    public interface Connecting {
        Panal connect() throws PanalException;
    }

    private final Complaints complaints = new Complaints();
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Starts {@code count} clients, whose choices follow from {@code seed}. */
    public Workload(Connecting connecting, UploadOptions options, int count, long seed) throws PanalException {
        List<Panal> connected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            connected.add(connecting.connect());
        }
        for (int i = 0; i < count; i++) {
            Ledger ledger = new Ledger(line -> {});
            ledgers.add(ledger);
            Panal panal = connected.get(i);
            WorkClient client = new WorkClient(
                    panal, "/client-" + (i + 1), ledger, complaints, options, new Random(seed * 1_000 + i));
            Thread thread = new Thread(() -> work(client, panal), "client-" + (i + 1));
            clients.add(thread);
            thread.start();
        }
    }

    /** Operations that were acknowledged, and reads that brought the right bytes. */
    public int done() {
        return complaints.reads()
                + ledgers.stream().mapToInt(Ledger::acknowledged).sum();
    }

    public Complaints complaints() {
        return complaints;
    }

    /** May be read while the clients are at work. */
    public List<Ledger> ledgers() {
        return List.copyOf(ledgers);
    }

    /** Deletes files of every client until it has no more than {@code bytes}; for when the clients have stopped. */
    public void deleteSome(Panal panal, long bytes) throws PanalException {
        for (Ledger ledger : ledgers) {
            for (String path : ledger.files()) {
                if (ledger.bytes() > bytes) {
                    ledger.ask(Operation.delete(path));
                    panal.delete(new FilePath(path), false);
                    ledger.done();
                }
            }
        }
    }

    /** Lets each client end its operation, and waits for that; may be called again. */
    @Override
    public void close() {
        stopped.set(true);
        boolean interrupted = false;
        for (Thread client : clients) {
            while (client.isAlive()) {
                try {
                    client.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(WorkClient client, Panal panal) {
        try (panal) {
            client.run(stopped::get);
        } catch (RuntimeException | Error broken) {
            complaints.violation(Thread.currentThread().getName() + " broke: " + broken);
            throw broken;
        }
    }
}
