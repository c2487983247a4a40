/**
 * The campaign: faults staged on clusters of real processes under load, each from a seed, and an oracle that decides
 * afterwards. The faults are in {@code fault}, what they are given in {@code stage}. docs/operating/campaign.md says
 * how to run it and what each case proves.
 */
@NullMarked
package panal.cluster.campaign;

import org.jspecify.annotations.NullMarked;
