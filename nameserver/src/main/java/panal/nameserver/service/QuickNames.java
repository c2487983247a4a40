package panal.nameserver.service;

import panal.protocol.error.NotFound;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickServer;
import panal.protocol.rmi.StubAddress;
import panal.protocol.value.Address;

/** Says where services are, to those who ask without RMI. Thread-safe. */
final class QuickNames implements QuickServer.Desk {
    private final NameServerObject names;

    QuickNames(NameServerObject names) {
        this.names = names;
    }

    @Override
    public Address where(String service) throws PanalException {
        return StubAddress.of(names.lookup(service).object()).orElseThrow(() -> NotFound.inNameServer(service));
    }
}
