package panal.namenode.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A directory as others read it that are mended from it: by a thread of its own, which is waited for with patience, so
 * that a directory that hangs makes none of the others hang.
 */
final class LentDisk extends ForwardingDisk {
    private static final int PIECE = 1 << 20;

    private final Executor lender;
    private final Awaiting awaiting;

    LentDisk(JournalDisk disk, Executor lender, Awaiting awaiting) {
        super(disk);
        this.lender = lender;
        this.awaiting = awaiting;
    }

    @Override
    public InputStream open(String name) throws IOException {
        InputStream in = inTime(() -> super.open(name));
        return new BufferedInputStream(new Lent(in), PIECE);
    }

    /** Something with files that has a result. */
    private interface Question<T> {
        T ask() throws IOException;
    }

    private <T> T inTime(Question<T> question) throws IOException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        lender.execute(() -> {
            try {
                answer.complete(question.ask());
            } catch (IOException | RuntimeException | Error failed) {
                answer.completeExceptionally(failed);
            }
        });
        Map<String, String> failed = awaiting.atMost(Map.of(locate(""), answer.thenAccept(done -> {})));
        if (!failed.isEmpty()) {
            throw new IOException("cannot read from " + failed);
        }
        return answer.join();
    }

    private final class Lent extends InputStream {
        private final InputStream in;

        Lent(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = inTime(() -> in.readNBytes(1));
            return one.length == 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            byte[] piece = inTime(() -> in.readNBytes(Math.min(length, PIECE)));
            System.arraycopy(piece, 0, bytes, offset, piece.length);
            return piece.length == 0 ? -1 : piece.length;
        }

        @Override
        public void close() throws IOException {
            inTime(() -> {
                in.close();
                return true;
            });
        }
    }
}
