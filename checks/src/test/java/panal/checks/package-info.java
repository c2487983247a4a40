/** Holds the whole tree to the rules that no single module can hold itself to. */
@NullMarked
package panal.checks;

import org.jspecify.annotations.NullMarked;
