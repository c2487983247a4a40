package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

/** Writing files: begin, write blocks to DataNodes, complete. Nothing is visible before completion. */
public interface Uploads extends Remote {
    /** Holds the path for a minute (each later call holds it on) and grants the first block. */
    UploadGrant begin(UploadRequest request) throws RemoteException, PanalException;

    /**
     * Grants {@code count} more blocks, from index {@code firstIndex} on. Asking again for an index already granted
     * gives the same block. {@code finished} hands in blocks that are whole, so that completion need not carry them all.
     */
    List<BlockGrant> addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws RemoteException, PanalException;

    /** A new attempt for a block whose writing failed, on nodes other than {@code failed} where possible. */
    BlockGrant retryBlock(UploadTicket ticket, int index, BlockId block, int failedAttempt, List<NodeName> failed)
            throws RemoteException, PanalException;

    /** Keeps the path held. */
    void renew(UploadTicket ticket) throws RemoteException, PanalException;

    /**
     * Makes the file visible under its name, whole. {@code finished} has the blocks that were not handed in before; an
     * empty file has none.
     */
    FileStatus complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws RemoteException, PanalException;

    /** Gives up; the blocks written so far are deleted in time. */
    void abandon(UploadTicket ticket) throws RemoteException, PanalException;
}
