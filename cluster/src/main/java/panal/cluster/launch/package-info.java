/**
 * Starts, shows and stops the services of one cluster on this machine, each a process of its own that outlives the
 * launcher. Prints for people.
 */
@NullMarked
package panal.cluster.launch;

import org.jspecify.annotations.NullMarked;
