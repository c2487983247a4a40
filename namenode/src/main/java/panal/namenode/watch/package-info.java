/**
 * What changes in the tree, in words for those who watch it: read from the edits, and kept for a while. It knows the
 * namespace only; whom it is told to, and how, is others' business.
 */
@NullMarked
package panal.namenode.watch;

import org.jspecify.annotations.NullMarked;
