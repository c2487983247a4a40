/**
 * A namespace made anew from what the headers of blocks say, when all metadata directories are lost. What comes in are the
 * DataNodes' reports, which the desk collects; what comes out is a namespace for a fresh journal, and a report of what could
 * not be known. The decision is pure.
 */
@NullMarked
package panal.namenode.rescue;

import org.jspecify.annotations.NullMarked;
