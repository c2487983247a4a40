package panal.cliente.read;

import java.util.Optional;
import panal.cliente.session.ClusterSession;
import panal.cliente.session.Patience;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileId;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.LocatedBlock;

/** Where a file's blocks are: one file, as it was at the first look, whatever its path stands for later. Thread-safe. */
final class FileMap {
    private static final int PAGE = 64;

    private final ClusterSession session;
    private final Patience patience;
    private final FilePath path;
    private final FileLayout first;
    private final int firstIndex;

    private FileMap(ClusterSession session, Patience patience, FilePath path, FileLayout first, int firstIndex) {
        this.session = session;
        this.patience = patience;
        this.path = path;
        this.first = first;
        this.firstIndex = firstIndex;
    }

    /** Looks the file up, and the blocks from {@code offset} on. */
    static FileMap open(ClusterSession session, Patience patience, FilePath path, long offset) throws PanalException {
        FileLayout start = layout(session, patience, path, 0, PAGE);
        FileStatus status = start.status();
        if (status.isDirectory()) {
            throw new IsADirectory(path + " is a directory, not a file");
        }
        // A block may be shorter than the block size, but none is longer, so the byte is in this block or behind it.
        int index = status.blockSize() == 0 ? 0 : (int) (Math.min(offset, status.length()) / status.blockSize());
        if (index == 0) {
            return new FileMap(session, patience, path, start, 0);
        }
        FileMap map = new FileMap(session, patience, path, start, 0);
        return new FileMap(session, patience, path, map.page(index), index);
    }

    FileStatus status() {
        return first.status();
    }

    FilePath path() {
        return path;
    }

    /** Fails unless this is the file with this identity. */
    void requireId(FileId id) throws NotFound {
        if (!status().id().equals(id)) {
            throw replaced();
        }
    }

    /** The blocks one after the other; asks for more of them as it goes. For one thread. */
    Cursor cursor() {
        return new Cursor();
    }

    /** A block again, with the nodes that have it now and a fresh token. */
    LocatedBlock again(LocatedBlock block) throws PanalException {
        FileLayout now = layout(session, patience, path, block.index(), 1);
        requireSame(now);
        return now.blocks().stream()
                .filter(found -> found.block().equals(block.block()))
                .findFirst()
                .orElseThrow(this::replaced);
    }

    private FileLayout page(int index) throws PanalException {
        FileLayout page = layout(session, patience, path, index, PAGE);
        requireSame(page);
        return page;
    }

    private void requireSame(FileLayout now) throws NotFound {
        if (!now.status().id().equals(status().id())) {
            throw replaced();
        }
    }

    private NotFound replaced() {
        return new NotFound(path + " was replaced by another file while it was read; read it again");
    }

    private static FileLayout layout(ClusterSession session, Patience patience, FilePath path, int index, int blocks)
            throws PanalException {
        return session.ask(patience, q -> q.layout(path, index, blocks), s -> s.layout(path, index, blocks));
    }

    /** A place in the sequence of blocks. */
    final class Cursor {
        private FileLayout page = first;
        private int nextIndex = firstIndex;
        private int inPage;

        Optional<LocatedBlock> next() throws PanalException {
            if (inPage == page.blocks().size()) {
                if (!page.more()) {
                    return Optional.empty();
                }
                page = page(nextIndex);
                inPage = 0;
                if (page.blocks().isEmpty()) {
                    return Optional.empty();
                }
            }
            nextIndex++;
            return Optional.of(page.blocks().get(inPage++));
        }
    }
}
