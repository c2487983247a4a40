/** The format of blocks, on disk and on the wire: header, records, trailer, and their checksums. See docs/format/block.md. */
@NullMarked
package panal.protocol.block;

import org.jspecify.annotations.NullMarked;
