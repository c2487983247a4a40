/**
 * The machine below the systems: what it can do at best (copies, a stream, a call, a forced write), what processes use of
 * it, and what keeps its figures steady. Reads {@code /proc}, so it is for Linux.
 */
@NullMarked
package panal.bench.machine;

import org.jspecify.annotations.NullMarked;
