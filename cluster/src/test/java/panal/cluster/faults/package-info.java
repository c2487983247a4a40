/** One class for each kind of fault, done to real processes while work is under way. */
@NullMarked
package panal.cluster.faults;

import org.jspecify.annotations.NullMarked;
