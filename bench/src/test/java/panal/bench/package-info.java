/** The commands as they are called. */
@NullMarked
package panal.bench;

import org.jspecify.annotations.NullMarked;
