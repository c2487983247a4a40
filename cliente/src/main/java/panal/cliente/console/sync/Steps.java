package panal.cliente.console.sync;

import panal.protocol.error.PanalException;

/** Is told what is to be done, as it is found: a directory before what is in it. */
public interface Steps {
    void makeDirectory(Entry directory) throws PanalException;

    /** The target lacks the file, or has another one. */
    void copy(Entry file) throws PanalException;

    /** Both have a file, of one length; it is to be copied if the bytes differ. */
    void compare(Entry wanted, Entry there) throws PanalException;

    /** Both have the same. */
    void keep(Entry file) throws PanalException;

    /** Something else has its name in the target, and nothing may be deleted. */
    void refuse(Entry wanted, Entry there);

    /** The source does not have it, but a link leads there: what is behind it may be somebody else's. */
    void spare(Entry behindLink);
}
