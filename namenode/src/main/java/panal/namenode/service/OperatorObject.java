package panal.namenode.service;

import panal.namenode.access.Access;
import panal.namenode.commit.Committer;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Operator;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.BalanceRequest;
import panal.protocol.value.FilePath;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStake;
import panal.protocol.value.SafeModeStatus;

/** What a superuser may order, for as long as the session lives. Thread-safe. */
final class OperatorObject implements Operator {
    private final SessionObject session;
    private final Committer committer;
    private final OperatorDesks desks;

    OperatorObject(SessionObject session, Committer committer, OperatorDesks desks) {
        this.session = session;
        this.committer = committer;
        this.desks = desks;
    }

    /** The user, who may have been a superuser only until just now. */
    private String caller() throws AccessDenied {
        String user = session.caller();
        new Access(committer.published()).toAdminister(user);
        return user;
    }

    @Override
    public SafeModeStatus safeMode(boolean hold) throws PanalException {
        return desks.operator().safeMode(caller(), hold);
    }

    @Override
    public long scrub(NodeName node) throws PanalException {
        return desks.operator().scrub(caller(), node);
    }

    @Override
    public long scrubFile(FilePath path) throws PanalException {
        return desks.operator().scrubFile(caller(), path);
    }

    @Override
    public void leave(NodeName node) throws PanalException {
        desks.members().leave(caller(), node);
    }

    @Override
    public void stay(NodeName node) throws PanalException {
        desks.members().stay(caller(), node);
    }

    @Override
    public void maintenance(NodeName node, long millis) throws PanalException {
        desks.members().maintenance(caller(), node, millis);
    }

    @Override
    public void endMaintenance(NodeName node) throws PanalException {
        desks.members().endMaintenance(caller(), node);
    }

    @Override
    public void forget(NodeName node) throws PanalException {
        desks.members().forget(caller(), node);
    }

    @Override
    public NodeStake stake(NodeName node) throws PanalException {
        caller();
        return desks.stakes().of(node);
    }

    @Override
    public BalanceProgress balance(BalanceRequest request) throws PanalException {
        caller();
        desks.balancer().begin(request);
        return desks.balancer().progress();
    }

    @Override
    public long releaseOrphans() throws PanalException {
        return desks.operator().releaseOrphans(caller());
    }

    @Override
    public BalanceProgress endBalance() throws PanalException {
        caller();
        desks.balancer().end();
        return desks.balancer().progress();
    }
}
