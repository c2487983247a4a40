package panal.cliente;

import java.rmi.Remote;
import java.util.List;
import java.util.Optional;
import panal.cliente.session.Credentials;
import panal.cliente.session.ServiceFinder;
import panal.protocol.config.Home;
import panal.protocol.config.UserKeyFiles;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.RegistryLocation;
import panal.protocol.value.Address;

/** Finds the name server and the user's key. */
final class Connecting {
    private Connecting() {}

    static Panal open(ConnectOptions options) throws PanalException {
        RegistryLocation registry = RegistryLocation.find(options.registry(), options.basePort());
        return open(options, new NameServerLink(registry.address()));
    }

    static Panal open(ConnectOptions options, NameServerLink link) throws PanalException {
        Home home = new Home(options.home());
        String user = options.whose();
        Credentials credentials = new Credentials(user, UserKeyFiles.read(home, user));
        return new Panal(link, new ByLink(link, options.quick()), credentials, options);
    }

    /** The only one whose key is here, else the one whom the operating system knows. */
    static String likelyUser(Home home) throws PanalException {
        List<String> here = UserKeyFiles.users(home);
        return here.size() == 1
                ? here.get(0)
                : Optional.ofNullable(System.getProperty("user.name")).orElse("");
    }

    private record ByLink(NameServerLink link, boolean quick) implements ServiceFinder {
        @Override
        public <T extends Remote> T lookup(String service, Class<T> type) throws PanalException {
            return link.lookup(service, type);
        }

        @Override
        public void forget(String service) {
            link.forget(service);
        }

        @Override
        public Optional<Address> quickWay() {
            return quick ? Optional.of(link.registry()) : Optional.empty();
        }
    }
}
