/** How long entries stand unless they are renewed. */
@NullMarked
package panal.nameserver.leases;

import org.jspecify.annotations.NullMarked;
