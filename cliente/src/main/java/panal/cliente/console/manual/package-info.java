/** Manual pages, as plain text and for {@code man}, made from what picocli knows of a command. */
@NullMarked
package panal.cliente.console.manual;

import org.jspecify.annotations.NullMarked;
