/** How fast work may go that nobody waits for: it takes what clients leave. */
@NullMarked
package panal.datanode.throttle;

import org.jspecify.annotations.NullMarked;
