package panal.cliente.console.command;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import panal.protocol.block.Crc32cSum;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.DirectoryNotEmpty;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.NotADirectory;
import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FileType;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.UnfinishedUpload;
import panal.protocol.value.Usage;

/** Directories and files in memory, with a NameNode's refusals. */
final class MemoryTree {
    /** A file or directory. */
    record Node(FileStatus status, List<FinishedBlock> blocks) {}

    static final long MODIFIED = 1_795_264_259_120L;

    /** What happens on this machine when an upload has begun. */
    final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    /** Uploads that are not complete; such as clients have left. */
    final List<UnfinishedUpload> unfinished = new CopyOnWriteArrayList<>();

    final MemoryUploads.Begun begun = new MemoryUploads.Begun();
    /** Whether no upload comes to its end for the moment. */
    final AtomicBoolean busy = new AtomicBoolean();

    private final TreeMap<FilePath, Node> nodes = new TreeMap<>();
    private long lastId = 1;

    MemoryTree() {
        nodes.put(FilePath.ROOT, directory(FilePath.ROOT));
    }

    synchronized Node get(FilePath path) throws NotFound {
        Node node = nodes.get(path);
        if (node == null) {
            throw new NotFound(path.text());
        }
        return node;
    }

    synchronized long nextId() {
        return ++lastId;
    }

    synchronized boolean has(FilePath path) {
        return nodes.containsKey(path);
    }

    synchronized List<FileStatus> list(FilePath directory) throws NotFound {
        if (!get(directory).status().isDirectory()) {
            return List.of(get(directory).status());
        }
        return nodes.values().stream()
                .map(Node::status)
                .filter(status -> status.path().parent().map(directory::equals).orElse(false))
                .toList();
    }

    /** The files at and below a path, by path. */
    synchronized List<FileStatus> files(FilePath top) throws NotFound {
        get(top);
        return nodes.values().stream()
                .map(Node::status)
                .filter(status -> !status.isDirectory() && status.path().isAtOrBelow(top))
                .toList();
    }

    /** A path and all below it, each directory before what is in it, and that by name. */
    synchronized List<FileStatus> walk(FilePath top) throws NotFound {
        get(top);
        return nodes.values().stream()
                .map(Node::status)
                .filter(status -> status.path().isAtOrBelow(top))
                .sorted(Comparator.comparing(status -> order(status.path())))
                .toList();
    }

    /** A text by which paths stand in the tree's order. */
    static String order(FilePath path) {
        return path.isRoot() ? "" : path.text().replace('/', '\0');
    }

    synchronized FileSum sum(FilePath path) throws NotFound {
        Crc32cSum sum = new Crc32cSum();
        get(path).blocks().forEach(b -> sum.append(b.sum().crc32c(), b.sum().length()));
        return new FileSum(path, sum.length(), sum.crc());
    }

    synchronized void makeDirectory(FilePath path, boolean parents) throws PanalException {
        if (nodes.containsKey(path)) {
            if (!parents || !get(path).status().isDirectory()) {
                throw new AlreadyExists(path.text());
            }
            return;
        }
        FilePath above = path.parent().orElseThrow();
        if (parents) {
            makeDirectory(above, true);
        }
        requireDirectory(above);
        nodes.put(path, directory(path));
    }

    synchronized void requireDirectory(FilePath path) throws PanalException {
        if (!get(path).status().isDirectory()) {
            throw new NotADirectory(path.text());
        }
    }

    synchronized void put(FileStatus status, List<FinishedBlock> blocks) {
        nodes.put(status.path(), new Node(status, blocks));
    }

    synchronized void rename(FilePath from, FilePath to) throws PanalException {
        get(from);
        requireDirectory(to.parent().orElse(FilePath.ROOT));
        if (to.isAtOrBelow(from)) {
            throw new InvalidInput(from + " cannot be moved into itself");
        }
        if (nodes.containsKey(to)) {
            throw new AlreadyExists(to.text());
        }
        for (FilePath path : below(from)) {
            Node node = nodes.remove(path);
            FilePath moved =
                    new FilePath(to.text() + path.text().substring(from.text().length()));
            FileStatus old = node.status();
            put(
                    status(moved, old.type(), old.length(), old.replication(), old.blockSize(), old.modifiedMillis()),
                    node.blocks());
        }
    }

    synchronized void delete(FilePath path, boolean recursive) throws PanalException {
        get(path);
        List<FilePath> all = below(path);
        if (all.size() > 1 && !recursive) {
            throw new DirectoryNotEmpty(path.text());
        }
        all.forEach(nodes::remove);
    }

    synchronized Usage usage(FilePath path) throws NotFound {
        get(path);
        Usage sum = Usage.NOTHING;
        for (FilePath each : below(path)) {
            sum = sum.plus(usage(get(each).status()));
        }
        return sum;
    }

    /** What one file or directory takes, without what is in it. */
    static Usage usage(FileStatus status) {
        int directory = status.isDirectory() ? 1 : 0;
        return new Usage(directory, 1 - directory, status.length(), status.length() * status.replication());
    }

    FileStatus status(FilePath path, FileType type, long length, int replication, long blockSize, long modified) {
        int mode = type == FileType.DIRECTORY ? 0755 : 0644;
        return new FileStatus(
                path, new FileId(nextId()), type, length, replication, blockSize, modified, "ana", "staff", mode);
    }

    private FileStatus directoryStatus(FilePath path) {
        return status(path, FileType.DIRECTORY, 0, 0, 0, MODIFIED);
    }

    private Node directory(FilePath path) {
        return new Node(directoryStatus(path), List.of());
    }

    private List<FilePath> below(FilePath top) {
        return nodes.keySet().stream().filter(path -> path.isAtOrBelow(top)).toList();
    }
}
