/** A run from its command line to its report. */
@NullMarked
package panal.bench.cluster;

import org.jspecify.annotations.NullMarked;
