/**
 * Bulk bytes beside RMI: connections that a call has allowed, on which blocks are read and written as they stand in
 * their files. See docs/decisions/0010-bulk-bytes-on-a-stream.md. RMI does the same, more slowly, where there are none.
 */
@NullMarked
package panal.protocol.stream;

import org.jspecify.annotations.NullMarked;
