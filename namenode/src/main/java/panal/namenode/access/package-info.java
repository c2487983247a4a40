/** Who may do what: pure functions over the namespace. */
@NullMarked
package panal.namenode.access;

import org.jspecify.annotations.NullMarked;
