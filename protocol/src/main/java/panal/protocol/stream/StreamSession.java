package panal.protocol.stream;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;
import panal.protocol.error.Unreachable;
import panal.protocol.error.VersionMismatch;
import panal.protocol.rmi.WatchedChannel;
import panal.protocol.token.Nonces;
import panal.protocol.value.BlockSum;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockWrite;
import panal.protocol.value.Receipt;
import panal.protocol.value.StreamTicket;

/** One connection of a server: one request after the other, until the peer ends it or sends what is none. Not thread-safe. */
final class StreamSession implements Closeable {
    private static final int GREETING_MILLIS = 10_000;
    /** Longer than callers keep a connection that they do not use. */
    private static final int IDLE_MILLIS = 60_000;
    /** How long a writer may be silent between two packets. */
    private static final int BLOCK_IDLE_MILLIS = 120_000;

    private final WatchedChannel channel;
    private final StreamRequests requests;
    private final BufferPool buffers;
    private final FrameInput input;
    private final ByteBuffer output = ByteBuffer.allocateDirect(StreamLimits.SMALL_BUFFER_BYTES);
    /** What a frame in the middle may take to come, and an answer to go. */
    private final int stallMillis = WatchedChannel.answerMillis();
    /** This connection's own buffer while it has a large one in its place. */
    private Optional<ByteBuffer> own = Optional.empty();
    /** Whether stored records go out: any other word among them would be taken for one of them. */
    private boolean sending;

    StreamSession(WatchedChannel channel, StreamRequests requests, BufferPool buffers) {
        this.channel = channel;
        this.requests = requests;
        this.buffers = buffers;
        this.input = new FrameInput(channel, ByteBuffer.allocateDirect(StreamLimits.SMALL_BUFFER_BYTES));
    }

    void run(Nonces tickets) throws IOException {
        try {
            greet(tickets);
            while (true) {
                serve(input.head(IDLE_MILLIS));
            }
        } catch (PanalException refused) {
            fail(refused);
        } catch (RuntimeException unforeseen) {
            if (!sending) {
                fail(new LocalFailure("failed there: " + unforeseen + "; its log has more"));
            }
            throw unforeseen;
        }
    }

    private void greet(Nonces tickets) throws IOException, PanalException {
        short version = input.body(Short.BYTES, GREETING_MILLIS).getShort();
        if (version != StreamLimits.VERSION) {
            throw new VersionMismatch("whoever opens this stream", version, StreamLimits.VERSION);
        }
        ByteBuffer nonce = input.body(StreamLimits.TICKET_BYTES, GREETING_MILLIS);
        if (!tickets.spend(new StreamTicket(Forms.bits(nonce)).nonce())) {
            throw new AccessDenied("the ticket for this stream was used before, has expired or is of another node");
        }
        answer(out -> {});
    }

    /** What is thrown ends the session: there is no telling what comes next. */
    private void serve(FrameInput.Head frame) throws IOException, PanalException {
        switch (frame.type()) {
            case READ -> read(input.body(frame.bodyBytes(), stallMillis), requests::read);
            case COPY -> read(input.body(frame.bodyBytes(), stallMillis), requests::copy);
            case WHOLE -> writeWhole(frame);
            case BEGIN -> writeBlock(Forms.read(input.body(frame.bodyBytes(), stallMillis), Forms::order));
            // Left over from a block that failed, and was told so.
            case PACKET, FINISH -> input.skip(frame.bodyBytes(), stallMillis);
            case DONE, FAILED -> throw new InvalidInput("a " + frame.type() + " is no request");
        }
    }

    private interface Reading {
        void read(BlockToken token, int firstChunk, int chunks, StreamRequests.ReadAnswer answer) throws PanalException;
    }

    private void read(ByteBuffer body, Reading reading) throws IOException, PanalException {
        record Range(BlockToken token, int firstChunk, int chunks) {}
        Range range = Forms.read(body, in -> new Range(Forms.token(in), in.getInt(), in.getInt()));
        try {
            reading.read(range.token(), range.firstChunk(), range.chunks(), new Answer());
            sending = false;
        } catch (PanalException refused) {
            if (sending) {
                throw new IOException("cut off: " + refused.getMessage(), refused);
            }
            fail(refused);
        }
    }

    private void writeWhole(FrameInput.Head frame) throws IOException, PanalException {
        record Block(BlockWrite order, BlockSum sum, int patienceMillis, ByteBuffer records) {}
        if (!enlargedFor(frame)) {
            return;
        }
        try {
            Block block = Forms.read(
                    input.body(frame.bodyBytes(), stallMillis),
                    in -> new Block(Forms.order(in), Forms.sum(in), in.getInt(), in.slice()));
            List<Receipt> receipts;
            try {
                receipts = requests.writeWhole(block.order(), block.sum(), block.patienceMillis(), block.records());
            } catch (PanalException refused) {
                fail(refused);
                return;
            }
            answer(out -> Forms.putReceipts(out, receipts));
        } finally {
            reduce();
        }
    }

    /** False if there is no buffer for this frame, which is skipped then. */
    private boolean enlargedFor(FrameInput.Head frame) throws IOException {
        if (input.fits(frame.bodyBytes())) {
            return true;
        }
        try {
            enlarge();
            return true;
        } catch (PanalException busy) {
            input.skip(frame.bodyBytes(), stallMillis);
            fail(busy);
            return false;
        }
    }

    private void writeBlock(BlockWrite order) throws IOException, PanalException {
        StreamRequests.IncomingBlock block;
        try {
            // Before it takes a buffer: who has no right to write must not keep one from others.
            block = requests.begin(order, channel::close);
        } catch (PanalException refused) {
            fail(refused);
            return;
        }
        try {
            if (enlarged()) {
                answer(out -> {});
                receive(block);
            }
        } finally {
            block.abort();
            reduce();
        }
    }

    private boolean enlarged() throws IOException {
        try {
            enlarge();
            return true;
        } catch (PanalException busy) {
            fail(busy);
            return false;
        }
    }

    /** A failure is told at once; what the writer had sent before it heard of that is skipped afterwards. */
    private void receive(StreamRequests.IncomingBlock block) throws IOException, PanalException {
        boolean under = true;
        while (under) {
            FrameInput.Head frame = input.head(BLOCK_IDLE_MILLIS);
            ByteBuffer body = input.body(frame.bodyBytes(), stallMillis);
            under = switch (frame.type()) {
                case PACKET -> receivePacket(block, Forms.read(body, ByteBuffer::getInt), body.slice());
                case FINISH -> finish(block, body);
                case READ, COPY, WHOLE, BEGIN, DONE, FAILED ->
                    throw new InvalidInput("a " + frame.type() + " in the middle of a block");
            };
        }
    }

    private boolean receivePacket(StreamRequests.IncomingBlock block, int firstChunk, ByteBuffer records)
            throws IOException {
        try {
            block.write(firstChunk, records);
            return true;
        } catch (PanalException refused) {
            fail(refused);
            return false;
        }
    }

    private boolean finish(StreamRequests.IncomingBlock block, ByteBuffer body) throws IOException, PanalException {
        record End(BlockSum sum, int patienceMillis) {}
        End end = Forms.read(body, in -> new End(Forms.sum(in), in.getInt()));
        try {
            List<Receipt> receipts = block.finish(end.sum(), end.patienceMillis());
            answer(out -> Forms.putReceipts(out, receipts));
        } catch (PanalException refused) {
            fail(refused);
        }
        return false;
    }

    private void enlarge() throws PanalException {
        own = Optional.of(input.exchange(buffers.take()));
    }

    private void reduce() {
        if (own.isPresent()) {
            buffers.giveBack(input.exchange(own.get()));
            own = Optional.empty();
        }
    }

    private interface Body {
        void put(ByteBuffer out);
    }

    private void answer(Body body) throws IOException {
        answer(FrameType.DONE, body);
    }

    private void fail(PanalException refused) throws IOException {
        answer(FrameType.FAILED, out -> Forms.put(out, refused));
    }

    private void answer(FrameType type, Body body) throws IOException {
        output.clear();
        output.put(type.number()).putInt(0);
        body.put(output);
        output.putInt(1, output.position() - StreamLimits.FRAME_HEAD_BYTES);
        channel.write(stallMillis, output.flip());
    }

    @Override
    public void close() {
        reduce();
        channel.close();
    }

    private final class Answer implements StreamRequests.ReadAnswer {
        @Override
        public void send(FileChannel file, long from, long bytes) throws IOException, PanalException {
            sending = true;
            long done = 0;
            try {
                answer(out -> out.putLong(bytes));
                while (done < bytes) {
                    done += channel.transfer(file, from + done, bytes - done, stallMillis);
                }
            } catch (IOException broken) {
                requireReadable(file, from + done);
                throw new Unreachable("the reader is gone: " + broken.getMessage(), broken);
            }
        }

        /** One exception stands for both ends of a transfer: a look tells whether it was the file's. */
        private void requireReadable(FileChannel file, long at) throws IOException {
            if (file.read(ByteBuffer.allocate(1), at) < 1) {
                throw new IOException("file ends at byte " + at);
            }
        }
    }
}
