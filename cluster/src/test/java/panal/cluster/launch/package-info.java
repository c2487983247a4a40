/** The scripts and the README, as a new user runs them. */
@NullMarked
package panal.cluster.launch;

import org.jspecify.annotations.NullMarked;
