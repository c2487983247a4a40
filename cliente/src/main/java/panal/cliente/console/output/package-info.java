/** What the console shows: lines, tables, JSON, sizes and times. Knows nothing of the cluster. */
@NullMarked
package panal.cliente.console.output;

import org.jspecify.annotations.NullMarked;
