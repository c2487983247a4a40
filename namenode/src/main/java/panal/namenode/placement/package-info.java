/** Where a new block goes: a pure choice from an immutable view of the cluster, with the randomness passed in. */
@NullMarked
package panal.namenode.placement;

import org.jspecify.annotations.NullMarked;
