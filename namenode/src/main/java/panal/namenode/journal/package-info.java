/**
 * Makes batches of edits durable, and brings them back in order after a restart: the {@link
 * panal.namenode.journal.Journal}, and its implementation in files, of one directory or several. The format is in
 * docs/format/journal.md.
 */
@NullMarked
package panal.namenode.journal;

import org.jspecify.annotations.NullMarked;
