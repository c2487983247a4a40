package panal.cliente;

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
import panal.protocol.value.UsagePage;
import panal.protocol.value.UsageQuery;

/** A session that knows nothing of what an operator asks, or who watches. */
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
