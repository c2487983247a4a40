package panal.datanode.store;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutOfSpace;
import panal.protocol.error.PanalException;

/** Decides whether a data directory has failed, and then takes its blocks out of the stock. Thread-safe. */
final class DirectoryWatch {
    private static final Logger log = LoggerFactory.getLogger(DirectoryWatch.class);

    private final DataDirectories directories;
    private final StockBook stock;
    private final OpenFiles files;

    DirectoryWatch(DataDirectories directories, StockBook stock, OpenFiles files) {
        this.directories = directories;
        this.stock = stock;
        this.files = files;
    }

    /** Says what an I/O error means, after a look at whether the whole directory has failed. */
    PanalException failure(DataDirectory directory, IOException broken) {
        if (DiskFull.isWhy(broken)) {
            return new OutOfSpace("data directory " + directory.path() + " is full");
        }
        try {
            directory.probe();
            log.warn("operation failed path={} why=\"{}\"", directory.path(), broken.toString());
        } catch (IOException alsoBroken) {
            if (!DiskFull.isWhy(alsoBroken)) {
                fail(directory, alsoBroken);
            }
        }
        return new LocalFailure("data directory " + directory.path() + " failed: " + broken.getMessage(), broken);
    }

    /** Looks whether every directory is still there. */
    void look() {
        for (DataDirectory directory : directories.working()) {
            try {
                directory.requirePresent();
            } catch (IOException gone) {
                fail(directory, gone);
            }
        }
    }

    private void fail(DataDirectory directory, IOException why) {
        if (directory.fail()) {
            List<StoredBlock> gone = stock.in(directory);
            gone.forEach(stock::lost);
            gone.forEach(files::forget);
            log.error(
                    "data directory failed path={} blocks_lost={} why=\"{}\"",
                    directory.path(),
                    gone.size(),
                    why.toString());
        }
    }
}
