/** Which DataNodes belong, and how they are: states from heartbeats and a clock. Soft, but for identities and names. */
@NullMarked
package panal.namenode.membership;

import org.jspecify.annotations.NullMarked;
