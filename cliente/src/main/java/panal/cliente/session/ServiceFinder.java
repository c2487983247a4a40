package panal.cliente.session;

import java.rmi.Remote;
import java.util.Optional;
import panal.protocol.error.PanalException;
import panal.protocol.value.Address;

/** Turns a service's name into its remote object, as the name server does. Thread-safe. */
public interface ServiceFinder {
    /** The object, from memory where possible. */
    <T extends Remote> T lookup(String service, Class<T> type) throws PanalException;

    /** What is remembered of this service is stale; the next look-up asks again. */
    void forget(String service);

    /** The name server, for whoever would rather ask without RMI; empty where everything goes by RMI. */
    default Optional<Address> quickWay() {
        return Optional.empty();
    }
}
