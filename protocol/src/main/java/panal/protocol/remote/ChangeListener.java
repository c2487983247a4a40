package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import panal.protocol.value.ChangePage;

/** A client's object that the NameNode calls. */
public interface ChangeListener extends Remote {
    /**
     * Something has changed, or nothing for some seconds: an empty page says that the NameNode is still there. Pages come one
     * after another; one that was not answered comes again, perhaps with more behind it.
     */
    void changed(ChangePage page) throws RemoteException;
}
