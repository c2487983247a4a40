package panal.cliente.session;

import panal.protocol.error.PanalException;

/** A piece of a transfer, such as one block. */
@FunctionalInterface
public interface TransferTask {
    void run() throws PanalException;
}
