package panal.cluster.campaign;

import panal.cluster.campaign.fault.FaultList;
import panal.cluster.campaign.stage.Fault;

/**
 * Trials in this process.
 *
 * @param isolated whether it has network and mounts to itself
 */
record OwnLane(boolean isolated) implements Lane {
    @Override
    public Verdict run(String name, long seed) throws Exception {
        Fault fault = FaultList.named(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no case " + name))
                .get();
        return new Trial(fault, seed, isolated).run();
    }

    @Override
    public void close() {}
}
