/** The NameNode's process: its command line, the cluster's founding, and the parts put together. */
@NullMarked
package panal.namenode;

import org.jspecify.annotations.NullMarked;
