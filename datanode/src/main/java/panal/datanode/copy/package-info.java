/** Copies that the NameNode orders: fetched from other nodes, verified, and kept as they are there. */
@NullMarked
package panal.datanode.copy;

import org.jspecify.annotations.NullMarked;
