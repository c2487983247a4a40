package panal.namenode.namespace.map;

/**
 * The right to change nodes in place. Nodes that were made for a draft are seen by nobody else until it ends, so a run of
 * changes need not copy them again (the transients of Clojure, R. Hickey 2009). Compared by identity; used by one thread.
 */
public final class Draft {}
