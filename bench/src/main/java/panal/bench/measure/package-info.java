/** One measurement: a system with its warm clients, some work, the time and the CPU time that it took. */
@NullMarked
package panal.bench.measure;

import org.jspecify.annotations.NullMarked;
