@NullMarked
package panal.cliente.console;

import org.jspecify.annotations.NullMarked;
