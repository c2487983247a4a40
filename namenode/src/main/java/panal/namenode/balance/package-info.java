/**
 * Evens out how full the DataNodes are: a pure choice of moves from a view of the cluster, and the run that begins and
 * follows them. It knows neither blocks nor nodes but through {@link panal.namenode.balance.Floor}.
 */
@NullMarked
package panal.namenode.balance;

import org.jspecify.annotations.NullMarked;
