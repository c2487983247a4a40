package panal.cliente.console.progress;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import panal.cliente.console.output.SafeText;
import panal.cliente.console.words.Texts;
import panal.cliente.session.Progress;

/** One file on its way. Told by the threads that move it, looked at by the one that shows it, which alone has the meter. */
final class FileTrack implements Progress {
    private final String from;
    private final String to;
    private final long beginMillis;
    private final Meter meter;
    private final Map<Integer, BlockTrack> blocks = new ConcurrentHashMap<>();
    private volatile long done;
    private volatile long total;
    private volatile boolean severalBlocks;
    private volatile boolean ended;

    /** A block on its way: its index from 0, bytes moved, bytes in all. */
    record BlockTrack(int index, long done, long length) {}

    FileTrack(String from, String to, long total, long beginMillis) {
        this.from = from;
        this.to = to;
        this.total = total;
        this.beginMillis = beginMillis;
        this.meter = new Meter(beginMillis);
    }

    /** Several threads tell of one file, so an older figure may come last; the next one is right again. */
    @Override
    public void moved(long doneNow, long totalNow) {
        done = doneNow;
        if (totalNow >= 0) {
            total = totalNow;
        }
    }

    @Override
    public void block(int index, long blockDone, long length) {
        blocks.put(index, new BlockTrack(index, blockDone, length));
        if (blocks.size() > 1) {
            severalBlocks = true;
        }
    }

    @Override
    public void blockEnded(int index) {
        blocks.remove(index);
    }

    /** All bytes have moved, and nothing more comes. */
    void whole() {
        if (total >= 0) {
            done = total;
        }
        ended = true;
    }

    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    String from() {
        return from;
    }

    String to() {
        return to;
    }

    long done() {
        return done;
    }

    /** -1 when it is not known. */
    long total() {
        return total;
    }

    long age(long nowMillis) {
        return nowMillis - beginMillis;
    }

    /** As it is now; takes a reading. */
    Row row(long nowMillis, Texts texts) {
        long now = done;
        long all = total;
        meter.read(nowMillis, now);
        return new Row(name(texts), now, all, meter.rate(), all < 0 ? -1 : meter.secondsFor(all - now));
    }

    /** How many blocks are shown. */
    int blocksShown() {
        return severalBlocks ? blocks.size() : 0;
    }

    /** The blocks under way, by index, of a file of which several were at once; a single one is the file again. */
    List<Row> blockRows(Texts texts) {
        if (!severalBlocks) {
            return List.of();
        }
        return blocks.values().stream()
                .sorted(Comparator.comparingInt(BlockTrack::index))
                .map(block -> new Row(
                        "  " + texts.text("transfer.block", block.index()), block.done(), block.length(), -1, -1))
                .toList();
    }

    /** The last name of where it comes from. */
    private String name(Texts texts) {
        if (from.equals("-")) {
            return texts.text("transfer.standard-input");
        }
        int end = from.length() > 1 && from.endsWith("/") ? from.length() - 1 : from.length();
        return SafeText.of(from.substring(from.lastIndexOf('/', end - 1) + 1, end));
    }
}
