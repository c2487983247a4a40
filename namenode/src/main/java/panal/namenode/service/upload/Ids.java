package panal.namenode.service.upload;

import panal.namenode.commit.Committer;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.IdRange;
import panal.namenode.namespace.ReserveIds;
import panal.protocol.error.PanalException;

/**
 * Gives out ids of one kind, from ranges that are reserved in the journal: most need no journal at all, and none is ever
 * given twice. Thread-safe.
 */
final class Ids {
    private final Committer committer;
    private final IdKind kind;
    /**
     * The range in use; guarded by this. The one lock of this package that is held while a command is committed: whoever
     * waits for it needs the same new range.
     */
    private long next;

    private long end;

    Ids(Committer committer, IdKind kind) {
        this.committer = committer;
        this.kind = kind;
    }

    synchronized long next() throws PanalException {
        if (next == end) {
            IdRange range = committer.submit(new ReserveIds(kind, ReserveIds.AT_ONCE));
            next = range.first();
            end = range.first() + range.count();
        }
        return next++;
    }
}
