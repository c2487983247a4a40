/**
 * What must hold when a fault is over, each looked at from outside of the system: the files through a client, the copies on
 * the disks, what the processes hold, what they have logged.
 */
@NullMarked
package panal.cluster.oracle;

import org.jspecify.annotations.NullMarked;
