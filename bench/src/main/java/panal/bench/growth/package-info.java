/**
 * {@code bench growth}: how figures change with the number of DataNodes and of clients, and with the number of files: heap
 * for each, time to start again, a directory of a million.
 */
@NullMarked
package panal.bench.growth;

import org.jspecify.annotations.NullMarked;
