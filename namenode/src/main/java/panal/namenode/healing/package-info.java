/** What is wanted against what is there: which replicas are to go, and which places there are for new ones. */
@NullMarked
package panal.namenode.healing;

import org.jspecify.annotations.NullMarked;
