package panal.namenode.service;

import java.rmi.server.Unreferenced;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.BlockId;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.FileLayout;
import panal.protocol.value.FilePath;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FileSum;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.ListPage;
import panal.protocol.value.NodeName;
import panal.protocol.value.RequestId;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.Usage;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;
import panal.protocol.value.WrittenPage;

/** What a logged-in user may call; holds nothing but the user. Thread-safe. */
final class SessionObject implements Session, Unreferenced {
    private final String user;
    private final Sessions sessions;
    private final Desks desks;
    private final Clock clock;
    private volatile Instant used;

    SessionObject(String user, Sessions sessions, Desks desks, Clock clock) {
        this.user = user;
        this.sessions = sessions;
        this.desks = desks;
        this.clock = clock;
        this.used = clock.instant();
    }

    /** When it was last called. */
    Instant used() {
        return used;
    }

    /** The user, who has just called. */
    String caller() {
        used = clock.instant();
        return user;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public void logout() {
        sessions.end(this, "logout");
    }

    @Override
    public void unreferenced() {
        sessions.end(this, "unreferenced");
    }

    @Override
    public FileStatus stat(FilePath path) throws PanalException {
        return desks.queries().stat(caller(), path);
    }

    @Override
    public ListPage list(FilePath directory, String after, int limit) throws PanalException {
        return desks.queries().list(caller(), directory, after, limit);
    }

    @Override
    public Usage usage(FilePath path) throws PanalException {
        return desks.queries().usage(caller(), path);
    }

    @Override
    public FileLayout layout(FilePath path, int firstBlock, int limit) throws PanalException {
        return desks.queries().layout(caller(), path, firstBlock, limit);
    }

    @Override
    public FileSum checksum(FilePath path) throws PanalException {
        return desks.queries().checksum(caller(), path);
    }

    @Override
    public FindPage find(FindQuery query) throws PanalException {
        return desks.trees().find(caller(), query);
    }

    @Override
    public UsagePage usages(UsageQuery query) throws PanalException {
        return desks.trees().usages(caller(), query);
    }

    @Override
    public void reportCorrupt(BlockId block, NodeName node) throws PanalException {
        desks.queries().reportCorrupt(caller(), block, node);
    }

    @Override
    public HealthPage health(HealthQuery query) throws PanalException {
        return desks.health().health(caller(), query);
    }

    @Override
    public BlockHealthPage blockHealth(FilePath path, int firstBlock, int limit) throws PanalException {
        return desks.health().blocks(caller(), path, firstBlock, limit);
    }

    @Override
    public ClusterReport report() {
        caller();
        return desks.reports().report();
    }

    @Override
    public Operator operator() throws PanalException {
        return sessions.operator(this);
    }

    @Override
    public Watches watches() throws PanalException {
        return sessions.watches(this);
    }

    @Override
    public void makeDirectory(FilePath path, boolean parents, RequestId request) throws PanalException {
        desks.changes().makeDirectory(caller(), path, parents, request);
    }

    @Override
    public void rename(FilePath from, FilePath to, RequestId request) throws PanalException {
        desks.changes().rename(caller(), from, to, request);
    }

    @Override
    public void delete(FilePath path, boolean recursive, RequestId request) throws PanalException {
        desks.changes().delete(caller(), path, recursive, request);
    }

    @Override
    public UploadGrant begin(UploadRequest request) throws PanalException {
        return desks.uploads().begin(caller(), request);
    }

    @Override
    public List<BlockGrant> addBlocks(UploadTicket ticket, int firstIndex, int count, List<FinishedBlock> finished)
            throws PanalException {
        return desks.uploads().addBlocks(caller(), ticket, firstIndex, count, finished);
    }

    @Override
    public BlockGrant retryBlock(
            UploadTicket ticket, int index, BlockId block, int failedAttempt, List<NodeName> failed)
            throws PanalException {
        return desks.uploads().retryBlock(caller(), ticket, index, block, failedAttempt, failed);
    }

    @Override
    public void renew(UploadTicket ticket) throws PanalException {
        desks.uploads().renew(caller(), ticket);
    }

    @Override
    public FileStatus complete(UploadTicket ticket, List<FinishedBlock> finished, RequestId request)
            throws PanalException {
        return desks.uploads().complete(caller(), ticket, finished, request);
    }

    @Override
    public void abandon(UploadTicket ticket) throws PanalException {
        desks.uploads().abandon(caller(), ticket);
    }

    @Override
    public long park(UploadTicket ticket) throws PanalException {
        return desks.resumes().park(caller(), ticket);
    }

    @Override
    public UploadTicket resume(ResumeRequest request) throws PanalException {
        return desks.resumes().resume(caller(), request);
    }

    @Override
    public WrittenPage written(UploadTicket ticket, int firstIndex, int limit) throws PanalException {
        return desks.resumes().written(caller(), ticket, firstIndex, limit);
    }

    @Override
    public UnfinishedPage unfinished(FilePath below, long after, int limit) throws PanalException {
        return desks.resumes().unfinished(caller(), below, after, limit);
    }

    @Override
    public void discard(UploadId upload) throws PanalException {
        desks.resumes().discard(caller(), upload);
    }
}
