/** Tests of what hurts clusters and looks at them. */
@NullMarked
package panal.cluster.harness;

import org.jspecify.annotations.NullMarked;
