/**
 * The console: {@link panal.cliente.console.Main} runs one command, or reads commands line by line. The only package (with
 * those below it) that prints.
 */
@NullMarked
package panal.cliente.console;

import org.jspecify.annotations.NullMarked;
