package panal.protocol.quick;

import java.io.EOFException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Session;
import panal.protocol.rmi.BulkSessions;
import panal.protocol.rmi.WatchedChannel;
import panal.protocol.value.Address;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.NodeName;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.StreamTicket;
import panal.protocol.value.UserProof;

/**
 * A service's end of the connections for questions. Each has a thread of RMI's while it stands, takes one question at a
 * time, and ends when none comes for ten seconds. Thread-safe.
 */
public final class QuickServer implements BulkSessions {
    private static final Logger log = LoggerFactory.getLogger(QuickServer.class);

    private final Desk desk;

    /** Who answers; a service refuses what it is not asked for. Thread-safe. */
    public interface Desk {
        /** Where the service of this name takes calls. */
        default Address where(String service) throws PanalException {
            throw new InvalidInput("this is no name server");
        }

        /** As {@link panal.protocol.remote.NameNode#challenge}. */
        default Challenge challenge(ProtocolVersion caller) throws PanalException {
            throw new InvalidInput("this is no NameNode");
        }

        /** As {@link panal.protocol.remote.NameNode#status}. */
        default ClusterStatus status() throws PanalException {
            throw new InvalidInput("this is no NameNode");
        }

        /** What the user who is proven may call; not exported, so there is nothing to end. */
        default Session session(UserProof proof) throws PanalException {
            throw new InvalidInput("this is no NameNode");
        }

        /** As {@link panal.protocol.remote.DataNode#stream}, of the node that has this name and of no other. */
        default StreamTicket stream(NodeName node) throws PanalException {
            throw new InvalidInput("this is no DataNode");
        }
    }

    public QuickServer(Desk desk) {
        this.desk = desk;
    }

    @Override
    public int magic() {
        return QUESTIONS;
    }

    @Override
    public void serve(WatchedChannel connection) {
        try {
            new Visit(new Messages(connection), desk).run();
        } catch (EOFException closed) {
            log.trace("questions ended");
        } catch (IOException broken) {
            log.debug("questions broken off why=\"{}\"", broken.toString());
        } catch (RuntimeException unforeseen) {
            log.error("questions failed", unforeseen);
        }
    }
}
