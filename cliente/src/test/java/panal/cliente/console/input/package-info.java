@NullMarked
package panal.cliente.console.input;

import org.jspecify.annotations.NullMarked;
