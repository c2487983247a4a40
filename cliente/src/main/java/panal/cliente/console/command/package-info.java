/**
 * The commands: one picocli class for each, made only when it is called, so that a one-shot run loads what it needs. A
 * command prints through {@link panal.cliente.console.output.Screen} and ends with 0 (done), 1 (failed) or 2 (wrong
 * usage).
 */
@NullMarked
package panal.cliente.console.command;

import org.jspecify.annotations.NullMarked;
