/** Msgpack values that carry their own checksum, as they stand in block files. Bounded: lengths are checked before allocating. */
@NullMarked
package panal.protocol.codec;

import org.jspecify.annotations.NullMarked;
