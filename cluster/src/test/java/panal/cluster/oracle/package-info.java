/** Tests that the oracle sees what is wrong. */
@NullMarked
package panal.cluster.oracle;

import org.jspecify.annotations.NullMarked;
