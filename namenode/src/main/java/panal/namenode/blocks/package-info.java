/** Where the replicas of each block are: soft state, from receipts and stock reports; and whether that is enough to start. */
@NullMarked
package panal.namenode.blocks;

import org.jspecify.annotations.NullMarked;
