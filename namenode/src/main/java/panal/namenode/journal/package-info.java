/**
 * Makes batches of edits durable, and brings them back in order after a restart: the {@link
 * panal.namenode.journal.Journal}, its implementation in files, and the msgpack codec that batches and snapshots share.
 * The format is in docs/format/journal.md.
 */
@NullMarked
package panal.namenode.journal;

import org.jspecify.annotations.NullMarked;
