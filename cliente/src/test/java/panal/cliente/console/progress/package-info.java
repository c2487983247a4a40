@NullMarked
package panal.cliente.console.progress;

import org.jspecify.annotations.NullMarked;
