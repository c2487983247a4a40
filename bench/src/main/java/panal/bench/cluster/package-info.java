/**
 * {@code bench cluster}: the jobs, the rounds in which they are done by one system after the other, and the report with its
 * targets.
 */
@NullMarked
package panal.bench.cluster;

import org.jspecify.annotations.NullMarked;
