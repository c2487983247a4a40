/** What can go wrong, as one sealed hierarchy: one class for each thing that a caller can act on. */
@NullMarked
package panal.protocol.error;

import org.jspecify.annotations.NullMarked;
