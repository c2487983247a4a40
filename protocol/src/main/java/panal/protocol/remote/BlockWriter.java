package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Packet;
import panal.protocol.value.Receipt;

/** One attempt at one block on one DataNode; passes everything on to the chain behind it. Not for concurrent use. */
public interface BlockWriter extends Remote {
    /** The next records, in order and without a gap. */
    void write(Packet packet) throws RemoteException, PanalException;

    /**
     * Ends the block: answers when it is as durable as was ordered, with a receipt from each node of the chain that has
     * it. A node behind this one that failed or does not answer within {@code patienceMillis} is missing from the list.
     */
    List<Receipt> finish(BlockSum sum, long patienceMillis) throws RemoteException, PanalException;

    /** Gives the attempt up, here and behind. */
    void abort() throws RemoteException;
}
