package panal.cliente.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import panal.cliente.write.BlockUpload.Landed;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.value.FinishedBlock;

/**
 * The blocks of one upload that DataNodes have. The NameNode is told of them while others are sent, so that little is lost
 * with a client that is killed, and neither completion nor a message grows with the file. Thread-safe.
 */
final class LandedBlocks {
    /** Blocks in one message. */
    static final int AT_ONCE = 500;
    /** Two blocks are soon told of, but of small ones some more, as each message costs the NameNode a write. */
    private static final long ENOUGH_BYTES_MIN = 32L * 1024 * 1024;

    private static final long ENOUGH_BYTES_MAX = 128L * 1024 * 1024;

    private final int replication;
    private final long enoughBytes;
    /** What follows is guarded by this, which is notified when nobody tells any more. */
    private final List<FinishedBlock> untold = new ArrayList<>();
    /** Blocks with one copy where more were wanted, by index: kept back, because completion may want them again. */
    private final Map<Integer, Landed> thin = new TreeMap<>();

    /** The one with the highest index. */
    private Optional<FinishedBlock> last = Optional.empty();

    private long untoldBytes;
    private boolean telling;
    private int fewestCopies;

    /** @param blockSize bytes */
    LandedBlocks(int replication, long blockSize) {
        this.replication = replication;
        this.enoughBytes = Math.max(ENOUGH_BYTES_MIN, Math.min(2 * blockSize, ENOUGH_BYTES_MAX));
        this.fewestCopies = replication;
    }

    /** Tells the NameNode. */
    @FunctionalInterface
    interface Telling {
        void tell(List<FinishedBlock> blocks) throws PanalException;
    }

    /** Takes a block in; says whether there is enough to be told of. */
    synchronized boolean add(Landed landed) {
        int index = landed.grant().index();
        if (last.isEmpty() || last.get().index() <= index) {
            last = Optional.of(landed.finished());
        }
        if (landed.copies() > 1 || replication == 1) {
            thin.remove(index);
            untold.add(landed.finished());
            untoldBytes += landed.finished().sum().length();
            fewestCopies = Math.min(fewestCopies, landed.copies());
        } else {
            thin.put(index, landed);
        }
        return untoldBytes >= enoughBytes;
    }

    /** Whether there is any, told or not. */
    synchronized boolean any() {
        return last.isPresent();
    }

    /** Some that nobody has told of; whoever takes them tells, or puts them back. */
    synchronized List<FinishedBlock> take() {
        List<FinishedBlock> some = untold.subList(0, Math.min(AT_ONCE, untold.size()));
        List<FinishedBlock> taken = List.copyOf(some);
        some.clear();
        untoldBytes -= bytes(taken);
        return taken;
    }

    /** They could not be told of, or nobody knows whether they could. */
    synchronized void putBack(List<FinishedBlock> taken) {
        untold.addAll(0, taken);
        untoldBytes += bytes(taken);
    }

    private static long bytes(List<FinishedBlock> blocks) {
        long bytes = 0;
        for (FinishedBlock block : blocks) {
            bytes += block.sum().length();
        }
        return bytes;
    }

    /** All that nobody has told of, once nobody is at it. */
    synchronized List<FinishedBlock> takeAll() throws LocalFailure {
        try {
            while (telling) {
                wait();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", stop);
        }
        List<FinishedBlock> all = new ArrayList<>();
        while (!untold.isEmpty()) {
            all.addAll(take());
        }
        return all;
    }

    /** Tells of some, unless there are none or somebody is at it; says whether it did. */
    boolean tell(Telling call) throws PanalException {
        List<FinishedBlock> some;
        synchronized (this) {
            if (telling || untold.isEmpty()) {
                return false;
            }
            telling = true;
            some = take();
        }
        boolean told = false;
        try {
            call.tell(some);
            told = true;
            return true;
        } finally {
            synchronized (this) {
                if (!told) {
                    putBack(some);
                }
                telling = false;
                notifyAll();
            }
        }
    }

    /**
     * Tells of some that have one copy: where no other node takes blocks, that is enough.
     *
     * @param all also of those for which the NameNode has named several nodes; else they are better sent again
     */
    void tellThin(Telling call, boolean all) throws PanalException {
        List<Landed> some = thin().stream()
                .filter(landed -> all || landed.grant().chain().size() == 1)
                .limit(AT_ONCE)
                .toList();
        if (some.isEmpty()) {
            return;
        }
        call.tell(some.stream().map(Landed::finished).toList());
        synchronized (this) {
            for (Landed landed : some) {
                if (thin.remove(landed.grant().index(), landed)) {
                    fewestCopies = Math.min(fewestCopies, landed.copies());
                }
            }
        }
    }

    /** Those with one copy where more were wanted, by index. */
    synchronized List<Landed> thin() {
        return List.copyOf(thin.values());
    }

    /**
     * What completion names: those, and what was kept back. If that is none, the last block once more: a file without any is
     * an empty one, and an upload that was given up long ago must not be taken for one.
     */
    synchronized List<FinishedBlock> named(List<FinishedBlock> untoldBefore) {
        List<FinishedBlock> named = new ArrayList<>(untoldBefore);
        for (Landed landed : thin.values()) {
            named.add(landed.finished());
        }
        if (named.isEmpty() && last.isPresent()) {
            named.add(last.get());
        }
        return named;
    }

    /** How many DataNodes have the block that the fewest have. */
    synchronized int fewestCopies() {
        int fewest = fewestCopies;
        for (Landed landed : thin.values()) {
            fewest = Math.min(fewest, landed.copies());
        }
        return fewest;
    }
}
