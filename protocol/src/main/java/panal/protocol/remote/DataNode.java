package panal.protocol.remote;

import java.rmi.Remote;
import java.rmi.RemoteException;
import java.util.List;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.StreamTicket;

/** A store of blocks, bound as {@code datanode-N}. */
public interface DataNode extends Remote {
    ProtocolVersion version() throws RemoteException;

    /** Writes a block that fits one packet, on this node and the chain behind it, in one call. */
    List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) throws RemoteException, PanalException;

    /** Begins a larger block; an older attempt at the same block is aborted here. */
    BlockWriter open(BlockWrite order) throws RemoteException, PanalException;

    /**
     * Stored records, verified by the reader: from {@code firstChunk} on, at most {@code chunks} (1 to
     * {@link panal.protocol.value.Limits#PACKET_CHUNKS}), fewer at the block's end.
     */
    Packet read(BlockToken token, int firstChunk, int chunks) throws RemoteException, PanalException;

    /** What the block's trailer says. */
    BlockSum sum(BlockToken token) throws RemoteException, PanalException;

    /**
     * What the block's file says of itself at its two ends, read from the disk: whoever copies the block makes the same header
     * and trailer of it.
     *
     * @throws panal.protocol.error.NoSuchBlock if it is not here
     * @throws panal.protocol.error.CorruptBlock if it is damaged, here or anywhere else in the file, as far as is known
     */
    ReplicaOrigin origin(BlockToken token) throws RemoteException, PanalException;

    /**
     * Allows one stream connection to this object's port, for bulk bytes. Reading and writing blocks there is the same as
     * here, and faster.
     *
     * @throws panal.protocol.error.Busy if this node gives none, so that RMI has to do
     */
    StreamTicket stream() throws RemoteException, PanalException;
}
