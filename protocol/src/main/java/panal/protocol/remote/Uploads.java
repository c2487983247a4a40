package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.WrittenPage;

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

    /** Keeps the path held, and the upload from being given up. */
    void renew(UploadTicket ticket) throws RemoteException, PanalException;

    /**
     * Makes the file visible under its name, whole. {@code finished} has the blocks that were not handed in before, or the
     * last one again if all were: without any, and without another client before, the file is an empty one.
     */
    FileStatus complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws RemoteException, PanalException;

    /** Gives up; the blocks written so far are deleted in time. */
    void abandon(UploadTicket ticket) throws RemoteException, PanalException;

    /**
     * The client goes, and may come back by {@link #resume}: the path is free at once, and what was handed in stays until it
     * expires. The ticket is worth nothing any more.
     *
     * @return for how long, in milliseconds; 0 when there is nothing to come back to
     */
    long park(UploadTicket ticket) throws RemoteException, PanalException;

    /**
     * Goes on with the caller's unfinished upload to this path; of several with the last that was begun. Whoever had it is
     * refused from now on with {@link panal.protocol.error.PathHeld}. Blocks that were granted and are not whole, or are
     * nowhere any more, get other ids, so that nothing that is still on its way gets into the file. The path is held for ten
     * seconds, and by the next call on.
     *
     * @throws panal.protocol.error.NotFound if there is none; one of a single block is none
     */
    UploadTicket resume(ResumeRequest request) throws RemoteException, PanalException;

    /**
     * Which blocks of the upload are whole, and what they add up to.
     *
     * @param firstIndex where to begin
     * @param limit 1 to {@link panal.protocol.value.Limits#PAGE_ENTRIES} blocks
     */
    WrittenPage written(UploadTicket ticket, int firstIndex, int limit) throws RemoteException, PanalException;

    /**
     * The caller's unfinished uploads at and below a path, those of a single block left out; a superuser sees everybody's.
     *
     * @param after only those with higher ids; 0 for all
     * @param limit 1 to {@link panal.protocol.value.Limits#PAGE_ENTRIES}
     */
    UnfinishedPage unfinished(FilePath below, long after, int limit) throws RemoteException, PanalException;

    /**
     * Gives up an unfinished upload of the caller, or for a superuser of anybody, also if a client is at it. One that is
     * over already is none any more.
     */
    void discard(UploadId upload) throws RemoteException, PanalException;
}
