/** Tests of clients that know what was acknowledged. */
@NullMarked
package panal.cluster.workload;

import org.jspecify.annotations.NullMarked;
