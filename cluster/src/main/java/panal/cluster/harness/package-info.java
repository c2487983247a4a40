/**
 * Clusters of real processes for tests and measurements: started on free ports in a home of their own, killed, paused,
 * damaged, and gone without a trace when closed.
 */
@NullMarked
package panal.cluster.harness;

import org.jspecify.annotations.NullMarked;
