/** Hearing of changes in the tree: called by the NameNode, or asking it. */
@NullMarked
package panal.cliente.watch;

import org.jspecify.annotations.NullMarked;
