/** JMH benchmarks of the inner parts: what a record costs, without processes and disks. */
@NullMarked
package panal.bench.micro;

import org.jspecify.annotations.NullMarked;
