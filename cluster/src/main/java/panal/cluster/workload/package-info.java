/**
 * Clients that create, overwrite, rename, delete and read, and know afterwards what must be there: each operation that was
 * acknowledged, and for each whose outcome is unknown the two states that are right.
 */
@NullMarked
package panal.cluster.workload;

import org.jspecify.annotations.NullMarked;
