/**
 * The systems under test as processes: how each is started, stopped and emptied, which processes belong to it, how its
 * clients and its command line tools are called. Linux only, as the figures come from {@code /proc}.
 */
@NullMarked
package panal.bench.system;

import org.jspecify.annotations.NullMarked;
