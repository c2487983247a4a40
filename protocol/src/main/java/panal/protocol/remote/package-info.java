/** The remote interfaces, split by role. Every method may throw RemoteException; what a caller can act on is a PanalException. */
@NullMarked
package panal.protocol.remote;

import org.jspecify.annotations.NullMarked;
