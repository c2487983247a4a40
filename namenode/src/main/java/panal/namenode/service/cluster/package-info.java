/**
 * What is known of DataNodes and blocks and not journaled, all behind the one lock of {@code Cluster}; with the epoch
 * in which this NameNode speaks, and the tokens that it signs in it.
 */
@NullMarked
package panal.namenode.service.cluster;

import org.jspecify.annotations.NullMarked;
