/** The program of this module: measures a whole cluster, how it grows, and, through JMH, its inner parts. */
@NullMarked
package panal.bench;

import org.jspecify.annotations.NullMarked;
