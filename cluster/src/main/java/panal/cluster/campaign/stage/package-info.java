/**
 * What a fault is, and what it may do its worst to: a cluster of real processes with clients at work, a site of its
 * own, and chance from a seed.
 */
@NullMarked
package panal.cluster.campaign.stage;

import org.jspecify.annotations.NullMarked;
