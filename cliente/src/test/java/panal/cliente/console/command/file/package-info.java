@NullMarked
package panal.cliente.console.command.file;

import org.jspecify.annotations.NullMarked;
