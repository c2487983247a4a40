@NullMarked
package panal.cliente.console.output;

import org.jspecify.annotations.NullMarked;
