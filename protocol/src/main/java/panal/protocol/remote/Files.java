package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.ListPage;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;

/** Directories, and files that are there. */
public interface Files extends Remote {
    FileStatus stat(FilePath path) throws RemoteException, PanalException;

    /**
     * A page of a directory; of a file, the file itself.
     *
     * @param after the last name of the page before, or empty text
     * @param limit entries wanted, 1 to {@link panal.protocol.value.Limits#PAGE_ENTRIES}
     */
    ListPage list(FilePath directory, String after, int limit) throws RemoteException, PanalException;

    Usage usage(FilePath path) throws RemoteException, PanalException;

    /**
     * Makes a directory.
     *
     * @param parents makes missing directories above it too, and is content when it is there already
     */
    void makeDirectory(FilePath path, boolean parents, RequestId request) throws RemoteException, PanalException;

    /** Moves {@code from} so that its path is {@code to}, which must not be there. */
    void rename(FilePath from, FilePath to, RequestId request) throws RemoteException, PanalException;

    void delete(FilePath path, boolean recursive, RequestId request) throws RemoteException, PanalException;

    /** A file's blocks from {@code firstBlock} on, at most {@code limit}, with where to read them. */
    FileLayout layout(FilePath path, int firstBlock, int limit) throws RemoteException, PanalException;

    FileSum checksum(FilePath path) throws RemoteException, PanalException;

    /**
     * How the files of a stretch of the tree stand: of those that the user may read. The answer is true block by block
     * and moment by moment; nothing stands still while it is made.
     */
    HealthPage health(HealthQuery query) throws RemoteException, PanalException;

    /** How a file's blocks stand, from {@code firstBlock} on, at most {@code limit}. */
    BlockHealthPage blockHealth(FilePath path, int firstBlock, int limit) throws RemoteException, PanalException;

    /** The files and directories of a stretch of the tree for which a test holds. */
    FindPage find(FindQuery query) throws RemoteException, PanalException;

    /** How much a stretch of the tree has in each of its directories, down to a level. Nothing stands still meanwhile. */
    UsagePage usages(UsageQuery query) throws RemoteException, PanalException;

    /** Tells that a node gave bytes of this block that do not match their checksums. */
    void reportCorrupt(BlockId block, NodeName node) throws RemoteException, PanalException;
}
