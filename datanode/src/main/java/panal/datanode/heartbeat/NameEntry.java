package panal.datanode.heartbeat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.NameServerLink;
import panal.protocol.lookup.ServiceRegistration;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Entry;
import panal.protocol.value.NodeName;

/** Keeps the node in the name server, in the background: a name server that hangs holds no heartbeat up. Thread-safe. */
final class NameEntry {
    private static final Logger log = LoggerFactory.getLogger(NameEntry.class);
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final NameServerLink names;
    private final ClusterSecret secret;
    private final NodeProfile profile;
    private final OneAtATime renewing;
    private volatile Optional<NodeName> wanted = Optional.empty();
    private volatile Optional<Registered> registered = Optional.empty();

    private record Registered(NodeName name, ServiceRegistration registration) {}

    NameEntry(NameServerLink names, ClusterSecret secret, NodeProfile profile, Executor background) {
        this.names = names;
        this.secret = secret;
        this.profile = profile;
        this.renewing = new OneAtATime(background, this::renew);
    }

    /** Registers or renews, some time soon. */
    void keep(NodeName name) {
        wanted = Optional.of(name);
        renewing.begin();
    }

    /** Takes the entry out. */
    void withdraw() {
        wanted = Optional.empty();
        try {
            if (registered.isPresent()) {
                registered.get().registration().withdraw();
            }
        } catch (PanalException left) {
            log.info("not withdrawn, the entry expires by itself why=\"{}\"", left.getMessage());
        }
    }

    private void renew() {
        Optional<NodeName> name = wanted;
        if (name.isEmpty()) {
            return;
        }
        try {
            Optional<Registered> kept = registered.filter(entry -> entry.name().equals(name.get()));
            if (kept.isPresent()) {
                kept.get().registration().renew();
            } else {
                register(name.get());
            }
        } catch (PanalException failed) {
            log.warn("name not renewed name={} why=\"{}\"", name.get(), failed.getMessage());
        }
    }

    private void register(NodeName name) throws PanalException {
        Set<String> tags = profile.rack().isEmpty()
                ? Set.of("role:datanode", "host:" + profile.host())
                : Set.of("role:datanode", "host:" + profile.host(), "rack:" + profile.rack());
        Entry entry = new Entry(name.text(), profile.object(), profile.address().toString(), tags);
        ServiceRegistration registration = new ServiceRegistration(names, secret, entry, LEASE);
        registration.register();
        registered = Optional.of(new Registered(name, registration));
    }
}
