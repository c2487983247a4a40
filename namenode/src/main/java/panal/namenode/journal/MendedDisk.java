package panal.namenode.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory as it will be when what is good elsewhere has been brought back; until {@link #carryOut} it only looks so. */
final class MendedDisk extends ForwardingDisk {
    private static final Logger log = LoggerFactory.getLogger(MendedDisk.class);
    private static final String UNFINISHED = ".mended.tmp";
    private static final int PIECE = 1 << 20;

    private final JournalDisk disk;
    private final Map<String, Mend> mends;

    MendedDisk(JournalDisk disk, Map<String, Mend> mends) {
        super(disk);
        this.disk = disk;
        this.mends = Map.copyOf(mends);
    }

    /** Opens what a file should be, from another directory. */
    interface Content {
        InputStream open() throws IOException;
    }

    /** A file that is made anew; with what was wrong with it, and the directories that have the good bytes. */
    record Mend(Content content, String why, List<String> sources) {}

    /** The directory as it is. */
    MendedDisk unchanged() {
        return new MendedDisk(disk, Map.of());
    }

    boolean isChanged() {
        return !mends.isEmpty();
    }

    @Override
    public List<String> list() throws IOException {
        TreeSet<String> names = new TreeSet<>(super.list());
        names.addAll(mends.keySet());
        return List.copyOf(names);
    }

    @Override
    public InputStream open(String name) throws IOException {
        Mend mend = mends.get(name);
        return mend == null ? super.open(name) : mend.content().open();
    }

    @Override
    public Output create(String name) {
        throw new UnsupportedOperationException("only looked at");
    }

    @Override
    public void rename(String from, String to) {
        throw new UnsupportedOperationException("only looked at");
    }

    @Override
    public void delete(String name) {
        throw new UnsupportedOperationException("only looked at");
    }

    /**
     * Does what was only looked at.
     *
     * @param writable the same directory
     */
    void carryOut(JournalDisk writable) throws IOException {
        for (Map.Entry<String, Mend> one : new TreeMap<>(mends).entrySet()) {
            String name = one.getKey();
            String copy = name + UNFINISHED;
            writable.delete(copy);
            try (InputStream in = one.getValue().content().open();
                    Output out = writable.create(copy)) {
                byte[] piece = new byte[PIECE];
                for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                    out.write(ByteBuffer.wrap(piece, 0, count));
                }
                out.force();
            }
            writable.rename(copy, name);
            writable.forceDirectory();
            log.warn(
                    "journal file mended from another directory file={} sources={} why=\"{}\"",
                    writable.locate(name),
                    one.getValue().sources(),
                    one.getValue().why());
        }
    }
}
