package panal.bench.machine;

import java.io.IOException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls of a remote object that does nothing, with the JDK's own sockets: what any metadata operation costs at least. */
public final class BareCalls implements AutoCloseable {
    private final Nothing served = number -> number;
    private final Nothing stub;

    /** Exports the object on any free port. */
    public BareCalls() throws RemoteException {
        stub = (Nothing) UnicastRemoteObject.exportObject(served, 0);
    }

    /** Does nothing, remotely. */
    @FunctionalInterface
    public interface Nothing extends Remote {
        /** Answers the same number. */
        long nothing(long number) throws RemoteException;
    }

    /** Nanoseconds for {@code calls} in all, by so many callers at once. */
    public long call(int callers, int calls) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long began = System.nanoTime();
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> callInTurn(calls / callers)));
            }
            for (Future<Long> each : running) {
                each.get();
            }
            return System.nanoTime() - began;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IOException("a bare call failed: " + failed.getCause(), failed.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private long callInTurn(int calls) throws RemoteException {
        long sum = 0;
        for (int i = 0; i < calls; i++) {
            sum += stub.nothing(i);
        }
        return sum;
    }

    @Override
    public void close() throws RemoteException {
        UnicastRemoteObject.unexportObject(served, true);
    }
}
