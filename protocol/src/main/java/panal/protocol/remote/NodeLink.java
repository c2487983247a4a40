package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.value.Heartbeat;
import panal.protocol.value.HeartbeatAnswer;
import panal.protocol.value.OriginPage;
import panal.protocol.value.StockPage;

/** The NameNode's ear for one DataNode: made by its join, dead with the NameNode's process. */
public interface NodeLink extends Remote {
    HeartbeatAnswer heartbeat(Heartbeat heartbeat) throws RemoteException, PanalException;

    /** One page of a full stock report; the report counts when its last page has come. */
    void reportStock(StockPage page) throws RemoteException, PanalException;

    /** One page of what the blocks' headers say, after an order to report it. */
    void reportOrigins(OriginPage page) throws RemoteException, PanalException;

    /** The node stops on purpose. */
    void leave() throws RemoteException;
}
