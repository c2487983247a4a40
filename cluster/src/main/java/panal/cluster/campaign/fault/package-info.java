/**
 * The faults, a class for each, which says what happens and what nevertheless holds; {@code FaultList} has them all.
 * docs/operating/campaign.md says what each proves.
 */
@NullMarked
package panal.cluster.campaign.fault;

import org.jspecify.annotations.NullMarked;
