package panal.cliente.session;

import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.remote.DataNode;

/** One remote call to a DataNode. */
@FunctionalInterface
public interface NodeCall<R> {
    R on(DataNode node) throws RemoteException, PanalException;
}
