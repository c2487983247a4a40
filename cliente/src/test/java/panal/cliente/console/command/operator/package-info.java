@NullMarked
package panal.cliente.console.command.operator;

import org.jspecify.annotations.NullMarked;
