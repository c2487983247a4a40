package panal.cliente.console.command.transfer;

import panal.cliente.console.sync.Entry;
import panal.cliente.console.sync.Walk;
import panal.protocol.error.PanalException;

/**
 * From where to where a sync goes. {@link #copy}, {@link #isAlike} and {@link #delete} are for any thread, the rest for the
 * console's.
 */
interface Route {
    /** What is to be copied; refused if there is no such directory. */
    Walk source() throws PanalException;

    /** What is there already; refused if it is no directory. */
    Walk target() throws PanalException;

    /** Makes the target, if it is not there; called behind {@link #target}. */
    void prepare() throws PanalException;

    void makeDirectory(Entry directory) throws PanalException;

    /** Brings the file over, in place of one that may be there. */
    void copy(Entry file) throws PanalException;

    /** Whether two files of one length have the same bytes. */
    boolean isAlike(Entry wanted, Entry there) throws PanalException;

    /** Deletes a file or an empty directory of the target. */
    void delete(Entry entry) throws PanalException;

    /** The source, for messages. */
    String sourceName();

    /** The target, for messages. */
    String targetName();

    /** Something in the target, for messages. */
    String targetName(Entry entry);
}
