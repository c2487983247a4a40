package panal.namenode;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.error.PanalException;
import panal.protocol.lookup.ServiceRegistration;

/** Keeps the NameNode's entry in the name server standing; tells once that it cannot, and once that it can again. */
final class Registering implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Registering.class);

    private static final long RENEWAL_MILLIS = 1_000;

    private final ServiceRegistration registration;
    private boolean failing;

    private Registering(ServiceRegistration registration) {
        this.registration = registration;
    }

    /** Registers within this time, and from then on until the process's parts are ended. */
    static void keep(ServiceRegistration registration, Duration patience, ProcessParts parts) throws PanalException {
        registration.registerWithin(patience);
        Registering registering = new Registering(registration);
        parts.add(registering::end);
        parts.every(RENEWAL_MILLIS, "namenode-registration", registering);
    }

    /** Called by one thread. */
    @Override
    public void run() {
        try {
            registration.renew();
            if (failing) {
                log.info("name server is back");
            }
            failing = false;
        } catch (PanalException absent) {
            if (!failing) {
                log.warn("not renewed in the name server, trying on why=\"{}\"", absent.getMessage());
            }
            failing = true;
        } catch (RuntimeException unforeseen) {
            log.error("renewal failed", unforeseen);
        }
    }

    /** Removes the entry, if that can be done. */
    private void end() {
        try {
            registration.withdraw();
        } catch (PanalException absent) {
            log.info("not withdrawn, the entry expires by itself why=\"{}\"", absent.getMessage());
        }
    }
}
