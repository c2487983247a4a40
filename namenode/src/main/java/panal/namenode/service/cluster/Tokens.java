package panal.namenode.service.cluster;

import java.time.Clock;
import java.time.Duration;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockToken;
import panal.protocol.value.BlockToken.Mode;

/** Signs permissions to read and write blocks, in this NameNode's epoch and time. Thread-safe. */
public final class Tokens {
    private static final Duration WRITING = Duration.ofMinutes(10);
    private static final Duration READING = Duration.ofHours(1);

    private final ClusterSecret secret;
    private final EpochGuard epochs;
    private final Clock clock;

    public Tokens(ClusterSecret secret, EpochGuard epochs, Clock clock) {
        this.secret = secret;
        this.epochs = epochs;
        this.clock = clock;
    }

    public BlockToken toWrite(BlockId block, int attempt) {
        return signed(block, Mode.WRITE, attempt, WRITING);
    }

    public BlockToken toRead(BlockId block) {
        return signed(block, Mode.READ, 0, READING);
    }

    private BlockToken signed(BlockId block, Mode mode, int attempt, Duration lifetime) {
        long expires = clock.millis() + lifetime.toMillis();
        return secret.sign(new BlockToken(block, mode, attempt, epochs.number(), expires, Bits256.ZERO));
    }
}
