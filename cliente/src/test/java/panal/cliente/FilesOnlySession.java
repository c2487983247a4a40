package panal.cliente;

import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.remote.Session;
import panal.protocol.remote.Watches;
import panal.protocol.value.BlockHealthPage;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.FilePath;
import panal.protocol.value.FindPage;
import panal.protocol.value.FindQuery;
import panal.protocol.value.HealthPage;
import panal.protocol.value.HealthQuery;
import panal.protocol.value.ResumeRequest;
import panal.protocol.value.UnfinishedPage;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadTicket;
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;
import panal.protocol.value.WrittenPage;

/** A session that knows nothing of what an operator asks, of who watches, or of uploads that are unfinished. */
abstract class FilesOnlySession implements Session {
    @Override
    public final HealthPage health(HealthQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final BlockHealthPage blockHealth(FilePath path, int firstBlock, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final FindPage find(FindQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final UsagePage usages(UsageQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long park(UploadTicket ticket) throws PanalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public UploadTicket resume(ResumeRequest request) throws PanalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public WrittenPage written(UploadTicket ticket, int firstIndex, int limit) throws PanalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public UnfinishedPage unfinished(FilePath below, long after, int limit) throws PanalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void discard(UploadId upload) throws PanalException {
        throw new UnsupportedOperationException();
    }

    @Override
    public final ClusterReport report() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Operator operator() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final Watches watches() {
        throw new UnsupportedOperationException();
    }
}
