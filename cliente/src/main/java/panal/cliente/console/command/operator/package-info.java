/**
 * Commands about the cluster and its DataNodes: how they are, and what whoever runs them may order. {@code StateText}
 * says in a few words how the cluster is.
 */
@NullMarked
package panal.cliente.console.command.operator;

import org.jspecify.annotations.NullMarked;
