package panal.bench.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One TCP connection of this machine with itself, a sender and a receiver that do nothing else. */
public final class LoopbackStream {
    private static final int PIECE = 256 << 10;

    private LoopbackStream() {}

    /** Nanoseconds for {@code bytes} from the first to the last, as the receiver sees it. */
    public static long send(long bytes) throws IOException {
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try (ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Future<Long> sent = sender.submit(() -> sendAll((InetSocketAddress) server.getLocalAddress(), bytes));
            long began;
            try (SocketChannel in = server.accept()) {
                began = System.nanoTime();
                receiveAll(in, bytes);
            }
            long ended = System.nanoTime();
            sent.get();
            return ended - began;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new IOException("sending failed: " + failed.getCause(), failed.getCause());
        } finally {
            sender.shutdownNow();
        }
    }

    private static long sendAll(InetSocketAddress to, long bytes) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        long left = bytes;
        try (SocketChannel out = SocketChannel.open(to)) {
            while (left > 0) {
                piece.clear().limit((int) Math.min(PIECE, left));
                while (piece.hasRemaining()) {
                    left -= out.write(piece);
                }
            }
        }
        return bytes;
    }

    private static void receiveAll(SocketChannel in, long bytes) throws IOException {
        ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
        long left = bytes;
        while (left > 0) {
            int read = in.read(piece.clear());
            if (read < 0) {
                throw new IOException("the stream ended " + left + " bytes early");
            }
            left -= read;
        }
    }
}
