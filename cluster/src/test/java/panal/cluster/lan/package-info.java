/** Panal on several machines: network namespaces of this machine, each with an address of its own, joined by a bridge. */
@NullMarked
package panal.cluster.lan;

import org.jspecify.annotations.NullMarked;
