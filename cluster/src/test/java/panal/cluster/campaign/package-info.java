/** The short campaign, which every build runs. */
@NullMarked
package panal.cluster.campaign;

import org.jspecify.annotations.NullMarked;
