/** The entries of the name server as an immutable value: names, tags, prefixes, patterns. No clock, no RMI, no threads. */
@NullMarked
package panal.nameserver.names;

import org.jspecify.annotations.NullMarked;
