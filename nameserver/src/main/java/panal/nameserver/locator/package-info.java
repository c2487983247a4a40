/** Answers programs in the LAN that ask by UDP broadcast where the name server is. */
@NullMarked
package panal.nameserver.locator;

import org.jspecify.annotations.NullMarked;
