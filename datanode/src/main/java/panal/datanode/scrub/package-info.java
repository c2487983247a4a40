/** Verifies what has been stored, in rounds: bytes that nobody reads would rot unnoticed. */
@NullMarked
package panal.datanode.scrub;

import org.jspecify.annotations.NullMarked;
