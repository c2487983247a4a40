/** Finding the name server, and through it every service; keeping a service registered. */
@NullMarked
package panal.protocol.lookup;

import org.jspecify.annotations.NullMarked;
