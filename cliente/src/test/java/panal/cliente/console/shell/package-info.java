@NullMarked
package panal.cliente.console.shell;

import org.jspecify.annotations.NullMarked;
