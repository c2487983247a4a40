/**
 * The one path on which objects are exported and called: one port a process, sockets with timeouts, input filters on both
 * sides, errors that name the peer.
 */
@NullMarked
package panal.protocol.rmi;

import org.jspecify.annotations.NullMarked;
