/**
 * What a sync has to do: a comparison of two trees, in one pass and without touching either. Knows neither the cluster nor
 * this machine's files.
 */
@NullMarked
package panal.cliente.console.sync;

import org.jspecify.annotations.NullMarked;
