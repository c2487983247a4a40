package panal.namenode.namespace;

import panal.protocol.error.AccessDenied;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;

/**
 * Answers what a user may do in the namespace that a command is decided against. Says nothing about what is not there:
 * the decision does.
 */
public interface Rights {
    /** To make {@code path}, and directories above it that are missing. */
    void toCreate(String user, FilePath path) throws AccessDenied;

    /** To take {@code path} out of its directory. */
    void toRemove(String user, FilePath path) throws AccessDenied;

    /** To put a file under {@code name} into this directory, in place of one that may be there. */
    void toPut(String user, FileId directory, String name) throws AccessDenied;

    /** To change who belongs to the cluster. */
    void toAdminister(String user) throws AccessDenied;
}
