/** The name server's process: its options, and how its parts are put together. */
@NullMarked
package panal.nameserver;

import org.jspecify.annotations.NullMarked;
