/**
 * What transfers show of themselves while they last: bars on a terminal, a line now and then elsewhere, events for programs.
 * Knows nothing of the cluster but that files move.
 */
@NullMarked
package panal.cliente.console.progress;

import org.jspecify.annotations.NullMarked;
