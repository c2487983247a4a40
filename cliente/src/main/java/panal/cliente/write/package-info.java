/** Uploads: a source is cut into blocks, several blocks are in flight on chains of DataNodes, and then the file is there. */
@NullMarked
package panal.cliente.write;

import org.jspecify.annotations.NullMarked;
