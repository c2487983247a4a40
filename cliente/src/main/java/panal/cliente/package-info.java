/**
 * The client library: {@link panal.cliente.Panal} opens a cluster for one user, and moves files in and out of it. A
 * program that embeds it calls {@code panal.protocol.rmi.RmiSettings} first, as the console does.
 */
@NullMarked
package panal.cliente;

import org.jspecify.annotations.NullMarked;
