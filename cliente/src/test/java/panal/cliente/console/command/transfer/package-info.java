@NullMarked
package panal.cliente.console.command.transfer;

import org.jspecify.annotations.NullMarked;
