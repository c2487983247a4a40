package panal.namenode.service;

import panal.namenode.access.Access;
import panal.namenode.commit.Committer;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.SafeModeStatus;

/** What a superuser may order, for as long as the session lives. Thread-safe. */
final class OperatorObject implements Operator {
    private final SessionObject session;
    private final Committer committer;
    private final OperatorDesk desk;

    OperatorObject(SessionObject session, Committer committer, OperatorDesk desk) {
        this.session = session;
        this.committer = committer;
        this.desk = desk;
    }

    /** The user, who may have been a superuser only until just now. */
    private String caller() throws AccessDenied {
        String user = session.caller();
        new Access(committer.published()).toAdminister(user);
        return user;
    }

    @Override
    public SafeModeStatus safeMode(boolean hold) throws PanalException {
        return desk.safeMode(caller(), hold);
    }

    @Override
    public long scrub(NodeName node) throws PanalException {
        return desk.scrub(caller(), node);
    }

    @Override
    public long scrubFile(FilePath path) throws PanalException {
        return desk.scrubFile(caller(), path);
    }
}
