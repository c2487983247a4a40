package panal.protocol.lookup;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.ClusterProof;
import panal.protocol.value.Entry;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Registration;

/**
 * Keeps one service's entry in the name server: {@link #renew} with every heartbeat, which registers again by itself when
 * the entry is gone because the name server was restarted. Thread-safe.
 */
public final class ServiceRegistration {
    private static final Logger log = LoggerFactory.getLogger(ServiceRegistration.class);

    private final NameServerLink link;
    private final ClusterSecret secret;
    private final Entry entry;
    private final long leaseMillis;

    /**
     * Does nothing yet.
     *
     * @param lease how long the entry stands without a renewal
     */
    public ServiceRegistration(NameServerLink link, ClusterSecret secret, Entry entry, Duration lease) {
        this.link = link;
        this.secret = secret;
        this.entry = entry;
        this.leaseMillis = lease.toMillis();
    }

    /** Registers, in place of an older entry of that name. */
    public void register() throws PanalException {
        Registration registration = new Registration(ProtocolVersion.CURRENT, entry, false, leaseMillis);
        String claim = "register " + entry.name();
        link.ask(names -> {
            ClusterProof proof = secret.prove(names.challenge().nonce(), claim);
            names.register(registration, proof);
            return true;
        });
        log.info("registered name={} address={} registry={}", entry.name(), entry.address(), link.registry());
    }

    /** Registers, waiting up to {@code limit} for a name server that is not up yet. */
    public void registerWithin(Duration limit) throws PanalException {
        new Patience(limit).until("waiting for the name server at " + link.registry(), () -> {
            register();
            return true;
        });
    }

    /** Keeps the entry standing. */
    public void renew() throws PanalException {
        boolean standing = link.ask(names -> names.renew(entry.name()));
        if (!standing) {
            register();
        }
    }

    /** Removes the entry: the service stops on purpose. */
    public void withdraw() throws PanalException {
        String claim = "remove " + entry.name();
        link.ask(names ->
                names.remove(entry.name(), secret.prove(names.challenge().nonce(), claim)));
        log.info("withdrawn name={} registry={}", entry.name(), link.registry());
    }
}
