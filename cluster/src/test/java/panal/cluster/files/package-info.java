/** Real files, sizes, names and inputs, through the real console. */
@NullMarked
package panal.cluster.files;

import org.jspecify.annotations.NullMarked;
