package panal.cliente.write;

import java.io.Closeable;
import java.util.Optional;
import panal.protocol.error.LocalFailure;
import panal.protocol.value.ModificationTime;

/** Cuts a source into blocks, in order. For one thread; the contents that it gives are for any. */
interface BlockCutter extends Closeable {
    /** Stands for a source whose end is not known. */
    long UNKNOWN = -1;

    /** How many bytes there are in all, or {@link #UNKNOWN}. */
    long total();

    /** When the source was last modified, milliseconds since 1970; {@link ModificationTime#NONE} where it has no such time. */
    default long modifiedMillis() {
        return ModificationTime.NONE;
    }

    /** The next block's bytes; empty at the end. */
    Optional<BlockContent> next() throws LocalFailure;

    /** Whether it is known already that no block follows those that were given. */
    boolean ended();

    /** The same, where any block can be had at any time; empty where the bytes come only once. */
    default Optional<RangeCutter> ranges() {
        return Optional.empty();
    }

    /** Whether the source is not what it was at the beginning. Fails where that cannot be seen. */
    boolean hasChanged() throws LocalFailure;

    /** Fails when it has changed. */
    default void requireUnchanged() throws LocalFailure {
        if (hasChanged()) {
            throw new LocalFailure(this + " changed while it was uploaded; nothing was written, try again");
        }
    }

    @Override
    void close();
}
