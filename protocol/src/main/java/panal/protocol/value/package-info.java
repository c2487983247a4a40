/** Values that cross the wire: records, validated at birth, immutable, without nulls. */
@NullMarked
package panal.protocol.value;

import org.jspecify.annotations.NullMarked;
