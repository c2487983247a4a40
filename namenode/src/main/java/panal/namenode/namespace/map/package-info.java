/**
 * Persistent collections for millions of entries: adding to one gives another that shares nearly everything with it, and
 * the old one stays as it was. Wide nodes, so that an entry costs a few bytes; docs/decisions/0008 has the figures.
 */
@NullMarked
package panal.namenode.namespace.map;

import org.jspecify.annotations.NullMarked;
