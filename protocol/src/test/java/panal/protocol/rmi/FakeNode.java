package panal.protocol.rmi;

import java.rmi.RemoteException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import panal.protocol.error.Busy;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.remote.BlockWriter;
import panal.protocol.remote.DataNode;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Packet;
import panal.protocol.value.ProtocolVersion;
import panal.protocol.value.Receipt;
import panal.protocol.value.ReplicaOrigin;
import panal.protocol.value.StreamTicket;

/** A DataNode without blocks: answers, fails, or takes its time, by the first chunk that is asked for. */
class FakeNode implements DataNode {
    static final int FAILS_AS_PANAL_DOES = 1;
    static final int FAILS_UNFORESEEN = 2;
    static final int FAILS_WITH_A_FOREIGN_CAUSE = 3;
    static final int RUNS_OUT_OF_STACK = 4;
    /** From here on a call takes that many milliseconds. */
    static final int TAKES_ITS_TIME = 100;

    static final BlockToken TOKEN = new BlockToken(new BlockId(7), BlockToken.Mode.READ, 0, 1, 1, Bits256.ZERO);

    @Override
    public ProtocolVersion version() {
        return ProtocolVersion.CURRENT;
    }

    @Override
    public List<Receipt> write(BlockWrite order, Packet packet, BlockSum sum) {
        return List.of();
    }

    @Override
    public BlockWriter open(BlockWrite order) throws PanalException {
        throw new LocalFailure("no blocks here");
    }

    @Override
    public Packet read(BlockToken token, int firstChunk, int chunks) throws PanalException {
        switch (firstChunk) {
            case FAILS_AS_PANAL_DOES -> throw new CorruptBlock("block 7 chunk 3");
            case FAILS_UNFORESEEN -> throw new IllegalStateException("a secret of the server");
            case FAILS_WITH_A_FOREIGN_CAUSE -> throw new LocalFailure("disk says no", new ForeignCause());
            case RUNS_OUT_OF_STACK -> throw new StackOverflowError();
            default -> takeTime(firstChunk);
        }
        return new Packet(firstChunk, new byte[chunks]);
    }

    @Override
    public BlockSum sum(BlockToken token) throws RemoteException {
        throw new RemoteException("thrown on purpose");
    }

    @Override
    public ReplicaOrigin origin(BlockToken token) {
        throw new UnsupportedOperationException("copies are not made here");
    }

    private static void takeTime(int millis) {
        long end = System.nanoTime() + millis * 1_000_000L;
        while (millis >= TAKES_ITS_TIME && System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static final class ForeignCause extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public StreamTicket stream() throws Busy {
        throw new Busy("no streams here");
    }
}
