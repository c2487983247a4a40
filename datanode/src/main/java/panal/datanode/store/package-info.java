/** Blocks on the node's disks: data directories and their identity, space, unfinished and finished blocks, the stock. */
@NullMarked
package panal.datanode.store;

import org.jspecify.annotations.NullMarked;
