@NullMarked
package panal.cliente.console.command;

import org.jspecify.annotations.NullMarked;
