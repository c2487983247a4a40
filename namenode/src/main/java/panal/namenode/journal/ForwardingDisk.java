package panal.namenode.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Does what another disk does; for those that add something to it. */
class ForwardingDisk implements JournalDisk {
    private final JournalDisk disk;

    ForwardingDisk(JournalDisk disk) {
        this.disk = disk;
    }

    @Override
    public List<String> list() throws IOException {
        return disk.list();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return disk.open(name);
    }

    @Override
    public long size(String name) throws IOException {
        return disk.size(name);
    }

    @Override
    public Output create(String name) throws IOException {
        return disk.create(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void forceDirectory() throws IOException {
        disk.forceDirectory();
    }

    @Override
    public String locate(String name) {
        return disk.locate(name);
    }

    @Override
    public Optional<Closeable> lock() throws IOException {
        return disk.lock();
    }
}
