package panal.cliente.session;

import java.io.IOException;
import panal.protocol.error.PanalException;
import panal.protocol.quick.QuickConnection;

/** One question that needs no RMI. It may be asked again by RMI, so a change carries the same request id there. */
@FunctionalInterface
public interface QuickCall<R> {
    R on(QuickConnection connection) throws IOException, PanalException;
}
