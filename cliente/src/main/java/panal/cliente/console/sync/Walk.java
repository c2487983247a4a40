package panal.cliente.console.sync;

import java.util.Optional;
import panal.protocol.error.PanalException;

/**
 * A tree's entries, one after the other: a directory before what is in it, the names in a directory by UTF-16 code unit. What
 * cannot be looked at it has told elsewhere. For one thread.
 */
@FunctionalInterface
public interface Walk {
    /** A tree that is not there. */
    Walk EMPTY = Optional::empty;

    /** The next one; empty at the end. */
    Optional<Entry> next() throws PanalException;
}
