package panal.datanode.copy;

import java.rmi.ConnectException;
import java.rmi.NoSuchObjectException;
import java.rmi.RemoteException;
import java.util.Optional;
import panal.protocol.error.PanalException;
import panal.protocol.remote.DataNode;
import panal.protocol.rmi.RemoteCalls;
import panal.protocol.stream.StreamConnection;
import panal.protocol.stream.StreamPool;
import panal.protocol.value.BlockToken;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;
import panal.protocol.value.ReplicaOrigin;

/** The nodes that copies are fetched from. Thread-safe. */
public final class Sources {
    private final StreamPool.Nodes nodes;
    private final Optional<StreamPool> streams;

    /**
     * Asks nobody yet.
     *
     * @param streams how records are fetched where there are streams; else by RMI
     */
    public Sources(StreamPool.Nodes nodes, Optional<StreamPool> streams) {
        this.nodes = nodes;
        this.streams = streams;
    }

    private interface Question<R> {
        R ask(DataNode node) throws RemoteException, PanalException;
    }

    ReplicaOrigin origin(NodeName source, BlockToken token) throws PanalException {
        return ask(source, node -> node.origin(token));
    }

    Packet read(NodeName source, BlockToken token, int firstChunk, int chunks) throws PanalException {
        return ask(source, node -> node.read(token, firstChunk, chunks));
    }

    /** A way to one block's records, to be closed. */
    SourceFeed open(NodeName source, BlockToken token) throws PanalException {
        Optional<StreamConnection> stream = streams.isPresent() ? streams.get().borrow(source) : Optional.empty();
        return stream.<SourceFeed>map(connection -> new StreamedSource(connection, token))
                .orElseGet(() -> new CalledSource(this, source, token));
    }

    /** A kept stub may be that of a process that has been restarted: then the name is looked up again, once. */
    private <R> R ask(NodeName source, Question<R> question) throws PanalException {
        try {
            return question.ask(nodes.find(source));
        } catch (NoSuchObjectException | ConnectException restarted) {
            nodes.forget(source);
        } catch (RemoteException broken) {
            nodes.forget(source);
            throw RemoteCalls.translated(source.text(), broken);
        }
        try {
            return question.ask(nodes.find(source));
        } catch (RemoteException broken) {
            nodes.forget(source);
            throw RemoteCalls.translated(source.text(), broken);
        }
    }
}
