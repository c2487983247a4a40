package panal.cliente.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import panal.protocol.error.LocalFailure;

/** A block of a stream, in a temporary file that has no name any more where the system allows that. */
final class SpooledBlock implements BlockContent {
    private final FileChannel channel;
    private final Consumer<SpooledBlock> released;
    private long length;

    private SpooledBlock(FileChannel channel, Consumer<SpooledBlock> released) {
        this.channel = channel;
        this.released = released;
    }

    static SpooledBlock create(Consumer<SpooledBlock> released) throws LocalFailure {
        try {
            Path file = Files.createTempFile("panal-", ".spool");
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            removeName(file);
            return new SpooledBlock(channel, released);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Only before the block is given to others. */
    void append(ByteBuffer bytes) throws LocalFailure {
        try {
            while (bytes.hasRemaining()) {
                length += channel.write(bytes, length);
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public ReadableByteChannel open() {
        return new ChannelRange(channel, 0, length);
    }

    @Override
    public void release() {
        released.accept(this);
        try {
            channel.close();
        } catch (IOException harmless) {
            // The system's cleaning of temporary files is the second chance.
        }
    }

    @Override
    public boolean outlivesRelease() {
        return false;
    }

    private static void removeName(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException notHere) {
            // Windows keeps the name while the file is open; it goes with the channel.
        }
    }

    private static LocalFailure failed(IOException failure) {
        return new LocalFailure(
                "cannot keep a block in a temporary file below " + System.getProperty("java.io.tmpdir") + ": "
                        + failure.getMessage() + "; free some space there or set -Djava.io.tmpdir",
                failure);
    }
}
