package panal.cliente.session;

import java.rmi.RemoteException;
import panal.protocol.error.PanalException;
import panal.protocol.remote.Session;

/** One remote call. May run several times, so it carries the same request id each time. */
@FunctionalInterface
public interface SessionCall<R> {
    R on(Session session) throws RemoteException, PanalException;
}
