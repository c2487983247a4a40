package panal.cliente.session;

import java.rmi.RemoteException;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.PanalException;
import panal.protocol.remote.NameNode;
import panal.protocol.remote.Session;
import panal.protocol.value.Challenge;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.ProtocolVersion;

/** Finds the NameNode and proves who the user is. Thread-safe. */
final class LogIn {
    private static final String NAMENODE = "namenode";

    private final ServiceFinder finder;
    private final Credentials credentials;

    LogIn(ServiceFinder finder, Credentials credentials) {
        this.finder = finder;
        this.credentials = credentials;
    }

    String user() {
        return credentials.user();
    }

    Session run() throws RemoteException, PanalException {
        try {
            return once();
        } catch (AccessDenied perhapsRestarted) {
            // A NameNode that was restarted between challenge and proof does not know the nonce. A wrong key is refused
            // the second time too.
            return once();
        }
    }

    ClusterStatus status() throws RemoteException, PanalException {
        NameNode nameNode = finder.lookup(NAMENODE, NameNode.class);
        try {
            return nameNode.status();
        } catch (RemoteException stale) {
            finder.forget(NAMENODE);
            throw stale;
        }
    }

    private Session once() throws RemoteException, PanalException {
        NameNode nameNode = finder.lookup(NAMENODE, NameNode.class);
        try {
            Challenge challenge = nameNode.challenge(ProtocolVersion.CURRENT);
            challenge.version().requireCurrent(NAMENODE);
            return nameNode.login(credentials.key().prove(credentials.user(), challenge.nonce()));
        } catch (RemoteException stale) {
            finder.forget(NAMENODE);
            throw stale;
        }
    }
}
