/**
 * Edits as bytes and back: the msgpack maps of which the journal's batches and snapshots are made. docs/format/journal.md has
 * their keys.
 */
@NullMarked
package panal.namenode.codec;

import org.jspecify.annotations.NullMarked;
