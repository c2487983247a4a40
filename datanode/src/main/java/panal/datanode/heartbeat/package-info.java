/** Belonging to the cluster: join, sign of life, stock reports, orders, and what the node knows of the NameNode's time and epoch. */
@NullMarked
package panal.datanode.heartbeat;

import org.jspecify.annotations.NullMarked;
