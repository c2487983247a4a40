@NullMarked
package panal.cliente.console.sync;

import org.jspecify.annotations.NullMarked;
