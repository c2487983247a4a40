package panal.protocol.stream;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.rmi.BulkSessions;
import panal.protocol.rmi.WatchedChannel;
import panal.protocol.value.Address;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Receipt;
import panal.protocol.value.StreamTicket;

/**
 * The caller's end of a stream to a DataNode. It carries one request after the other; {@link #close} gives it back to the
 * {@link StreamPool} it came from when the last request was answered to its end, and ends it otherwise. What the node
 * refuses comes as the exception that RMI would have thrown; what the network does is {@link Unreachable}. Not thread-safe,
 * but for {@link #breakOff}.
 */
public final class StreamConnection implements Closeable {
    private final String peer;
    private final WatchedChannel channel;
    private final FrameInput input;
    private final Home home;
    /** Heads go out from here. */
    private final ByteBuffer head;
    /** Whether the last request was answered to its end. */
    private boolean atRest = true;
    /** Whether it was closed: the channel may be somebody else's since then. */
    private volatile boolean returned;

    private StreamConnection(String peer, WatchedChannel channel, FrameInput input, ByteBuffer head, Home home) {
        this.peer = peer;
        this.channel = channel;
        this.input = input;
        this.head = head;
        this.home = home;
    }

    /**
     * Connects, and shows the ticket.
     *
     * @param peer whom, for messages, such as {@code datanode-3 at 127.0.0.1:1112}
     */
    public static StreamConnection open(String peer, Address address, StreamTicket ticket) throws PanalException {
        return open(peer, address, ticket, connection -> false);
    }

    static StreamConnection open(String peer, Address address, StreamTicket ticket, Home home) throws PanalException {
        WatchedChannel channel;
        try {
            channel = WatchedChannel.connect(address);
        } catch (IOException refused) {
            throw new Unreachable(peer + " gives no stream (" + refused.getMessage() + ")", refused);
        }
        FrameInput input = new FrameInput(channel, ByteBuffer.allocateDirect(StreamLimits.SMALL_BUFFER_BYTES));
        ByteBuffer head = ByteBuffer.allocateDirect(StreamLimits.HEAD_BYTES_MAX);
        StreamConnection connection = new StreamConnection(peer, channel, input, head, home);
        boolean open = false;
        try {
            connection.greet(ticket);
            open = true;
        } finally {
            if (!open) {
                channel.close();
            }
        }
        return connection;
    }

    private void greet(StreamTicket ticket) throws PanalException {
        head.clear();
        head.putInt(BulkSessions.MAGIC).putShort(StreamLimits.VERSION);
        Forms.put(head, ticket.nonce());
        write(WatchedChannel.quickMillis(), head.flip());
        answer(WatchedChannel.quickMillis());
        done();
    }

    /** Asks for stored records, patiently. */
    public RecordSource read(BlockToken token, int firstChunk, int chunks) throws PanalException {
        return read(token, firstChunk, chunks, WatchedChannel.quickMillis());
    }

    /**
     * Asks for stored records, to be verified by whoever receives them.
     *
     * @param chunks any number; what the block does not have is not given
     * @param waitMillis how long the node may take to answer
     */
    public RecordSource read(BlockToken token, int firstChunk, int chunks, int waitMillis) throws PanalException {
        return read(FrameType.READ, token, firstChunk, chunks, waitMillis);
    }

    /** The same for a copy that a DataNode makes: the node may put it behind what people wait for. */
    public RecordSource readForCopy(BlockToken token, int firstChunk, int chunks, int waitMillis)
            throws PanalException {
        return read(FrameType.COPY, token, firstChunk, chunks, waitMillis);
    }

    private RecordSource read(FrameType type, BlockToken token, int firstChunk, int chunks, int waitMillis)
            throws PanalException {
        begin(type);
        Forms.put(head, token);
        head.putInt(firstChunk).putInt(chunks);
        send(WatchedChannel.answerMillis());
        ByteBuffer body = answer(Math.max(1, waitMillis));
        long bytes = Forms.read(body, ByteBuffer::getLong);
        if (bytes < 0) {
            throw new InvalidInput(peer + " sent a malformed answer: " + bytes + " bytes of records");
        }
        return new RecordSource(this, bytes);
    }

    /**
     * Writes a block of one packet, here and on the nodes behind.
     *
     * @param records all its records; they are consumed
     */
    public List<Receipt> writeWhole(BlockWrite order, BlockSum sum, long patienceMillis, ByteBuffer... records)
            throws PanalException {
        sendWhole(order, sum, patienceMillis, WatchedChannel.answerMillis(), records);
        return receipts(WatchedChannel.answerMillis());
    }

    /** The first half of {@link #writeWhole}: {@link #receipts} is the other. */
    public void sendWhole(BlockWrite order, BlockSum sum, long patienceMillis, int stallMillis, ByteBuffer... records)
            throws PanalException {
        begin(FrameType.WHOLE);
        Forms.put(head, order);
        Forms.put(head, sum);
        head.putInt(StreamLimits.patience(patienceMillis));
        send(stallMillis, records);
    }

    /** The receipts for the block that was sent. */
    public List<Receipt> receipts(int waitMillis) throws PanalException {
        List<Receipt> receipts = Forms.read(answer(Math.max(1, waitMillis)), Forms::receipts);
        done();
        return receipts;
    }

    /** Begins a larger block, patiently. */
    public OutgoingBlock beginWrite(BlockWrite order) throws PanalException {
        return beginWrite(order, WatchedChannel.answerMillis());
    }

    /**
     * Begins a larger block; an older attempt at it is aborted there.
     *
     * @param stallMillis how long the node may take no byte before it counts as unreachable
     */
    public OutgoingBlock beginWrite(BlockWrite order, int stallMillis) throws PanalException {
        begin(FrameType.BEGIN);
        Forms.put(head, order);
        send(stallMillis);
        answer(WatchedChannel.answerMillis());
        return new OutgoingBlock(this, stallMillis);
    }

    /** Whether the peer has nothing to say and has not closed: just that makes it good for another request. */
    boolean isQuiet() {
        try {
            return atRest && channel.isTrusted() && !input.came();
        } catch (IOException gone) {
            return false;
        }
    }

    String peer() {
        return peer;
    }

    /** Puts the request's head aside, to be filled. */
    void begin(FrameType type) {
        atRest = false;
        head.clear();
        head.put(type.number()).putInt(0);
    }

    ByteBuffer head() {
        return head;
    }

    /** Sends the head and what follows it as one frame. */
    void send(int stallMillis, ByteBuffer... records) throws PanalException {
        int bytes = head.position() - StreamLimits.FRAME_HEAD_BYTES;
        ByteBuffer[] all = new ByteBuffer[records.length + 1];
        for (int i = 0; i < records.length; i++) {
            bytes += records[i].remaining();
            all[i + 1] = records[i];
        }
        if (bytes > StreamLimits.BODY_BYTES_MAX) {
            throw new IllegalArgumentException("a frame of " + bytes + " bytes");
        }
        head.putInt(1, bytes);
        all[0] = head.flip();
        write(stallMillis, all);
    }

    /** Throws what the node has said unasked, which can only be that it cannot go on. */
    void requireSilence() throws PanalException {
        boolean came;
        try {
            came = input.came();
        } catch (IOException broken) {
            throw unreachable(broken);
        }
        if (came) {
            answer(WatchedChannel.quickMillis());
            throw new Unreachable(peer + " broke off: it answers before it is asked");
        }
    }

    /** The body of the answer; what was refused is thrown. */
    ByteBuffer answer(int waitMillis) throws PanalException {
        try {
            FrameInput.Head frame = input.head(waitMillis);
            ByteBuffer body = input.body(frame.bodyBytes(), waitMillis);
            if (frame.type() == FrameType.FAILED) {
                done();
                throw Forms.read(body, Forms::error);
            }
            if (frame.type() != FrameType.DONE) {
                throw new InvalidInput(peer + " sent a " + frame.type() + " where an answer belongs");
            }
            return body;
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    void receive(ByteBuffer target, int waitMillis) throws PanalException {
        try {
            input.receive(target, Math.max(1, waitMillis));
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    /** The request was answered to its end. */
    void done() {
        atRest = true;
    }

    private void write(int stallMillis, ByteBuffer... all) throws PanalException {
        try {
            channel.write(stallMillis, all);
        } catch (IOException broken) {
            throw unreachable(broken);
        }
    }

    private Unreachable unreachable(IOException broken) {
        atRest = false;
        channel.close();
        if (broken instanceof SocketTimeoutException) {
            channel.peerFailed();
            return new Unreachable(peer + " does not answer in time; it may be stopped or overloaded", broken);
        }
        String why = broken instanceof EOFException ? "it closed the stream" : broken.getMessage();
        return new Unreachable(peer + " broke off: " + why, broken);
    }

    /** Ends the connection, whatever is under way, from any thread. */
    public void breakOff() {
        if (!returned) {
            channel.close();
        }
    }

    /** The pool gets a connection of its own on the same channel, so that a second call here does nothing to it. */
    @Override
    public void close() {
        if (returned) {
            return;
        }
        returned = true;
        boolean kept =
                atRest && channel.isTrusted() && home.takeBack(new StreamConnection(peer, channel, input, head, home));
        if (!kept) {
            channel.close();
        }
    }
}
