/**
 * From a typed line to a command that runs: {@code Catalog} knows all commands, {@code Commands} makes the one that is
 * meant, has its options read and calls it; beside them stands what completes and explains lines, and the few commands
 * that act on the console alone. All others are in the packages below, a picocli class for each, made only when it is
 * called, so that a one-shot run loads what it needs. A command prints through
 * {@link panal.cliente.console.output.Screen} and ends with 0 (done), 1 (failed) or 2 (wrong usage).
 */
@NullMarked
package panal.cliente.console.command;

import org.jspecify.annotations.NullMarked;
