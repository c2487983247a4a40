/**
 * What commands stand on: the shell with its directories and log-ins, the options that all of them understand, and how
 * what fails is told. Knows no command.
 */
@NullMarked
package panal.cliente.console.shell;

import org.jspecify.annotations.NullMarked;
