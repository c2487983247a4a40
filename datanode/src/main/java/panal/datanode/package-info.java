/** The DataNode's process: options, wiring, start and stop. */
@NullMarked
package panal.datanode;

import org.jspecify.annotations.NullMarked;
