/**
 * The file system's metadata as one immutable value. A {@link panal.namenode.namespace.Command} is decided against it and
 * gives {@link panal.namenode.namespace.Edit}s; replaying those gives the next value. No I/O, no clock, no randomness, no
 * threads, no locks in here: times and ids come in with the commands.
 */
@NullMarked
package panal.namenode.namespace;

import org.jspecify.annotations.NullMarked;
