/** The command {@code ns}, a class for each of its operations: what the name server has, and changes to it. */
@NullMarked
package panal.cliente.console.command.ns;

import org.jspecify.annotations.NullMarked;
