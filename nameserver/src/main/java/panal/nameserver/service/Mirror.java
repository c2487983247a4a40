package panal.nameserver.service;

import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.registry.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.value.Entry;

/**
 * The same entries in the plain RMI registry, for programs that know nothing of the name server. The registry is in this
 * process, so these calls do not go over the network; its own check of the caller's host is in its network side only.
 */
final class Mirror {
    private static final Logger log = LoggerFactory.getLogger(Mirror.class);

    private final Registry registry;

    Mirror(Registry registry) {
        this.registry = registry;
    }

    /** Binds even if it is bound: a process of this machine may have unbound it, which the registry allows. */
    void show(Entry entry) {
        try {
            registry.rebind(entry.name(), entry.object());
        } catch (RemoteException e) {
            log.warn("mirror not updated name={}", entry.name(), e);
        }
    }

    void hide(String name) {
        try {
            registry.unbind(name);
        } catch (NotBoundException e) {
            log.debug("mirror had no such name name={}", name);
        } catch (RemoteException e) {
            log.warn("mirror not updated name={}", name, e);
        }
    }
}
