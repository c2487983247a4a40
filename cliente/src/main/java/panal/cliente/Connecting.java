package panal.cliente;

import java.rmi.Remote;
import panal.cliente.session.Credentials;
import panal.cliente.session.ServiceFinder;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.RegistryLocation;

/** Finds the name server and the user's key. */
final class Connecting {
    private Connecting() {}

    static Panal open(ConnectOptions options) throws PanalException {
        Credentials credentials = KeyRing.at(options.home()).credentials(options.user());
        RegistryLocation registry = RegistryLocation.find(options.registry(), options.basePort());
        NameServerLink link = new NameServerLink(registry.address());
        return new Panal(link, new ByLink(link), credentials, options.patience());
    }

    private record ByLink(NameServerLink link) implements ServiceFinder {
        @Override
        public <T extends Remote> T lookup(String service, Class<T> type) throws PanalException {
            return link.lookup(service, type);
        }

        @Override
        public void forget(String service) {
            link.forget(service);
        }
    }
}
