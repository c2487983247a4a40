package panal.cluster.campaign.stage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import panal.cliente.Panal;
import panal.cluster.harness.RealCluster;
import panal.cluster.harness.RealService;
import panal.cluster.workload.Ledger;
import panal.cluster.workload.Workload;
import panal.protocol.error.PanalException;

/** What a fault may do its worst to, and how it tells when. For one thread. */
public final class Stage {
    private final Site site;
    private final RealCluster cluster;
    private final Workload work;
    private final List<Ledger> ledgers = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();

    public Stage(Site site, RealCluster cluster, Workload work) {
        this.site = site;
        this.cluster = cluster;
        this.work = work;
        for (int slot = 1; slot <= cluster.dataNodes().size(); slot++) {
            slots.add(slot);
        }
        Collections.shuffle(slots, site.random());
    }

    public Site site() {
        return site;
    }

    public RealCluster cluster() {
        return cluster;
    }

    public Random random() {
        return site.random();
    }

    public Workload work() {
        return work;
    }

    /** Slots of DataNodes in the order of this seed's choice. */
    public List<Integer> slots() {
        return List.copyOf(slots);
    }

    /** The DataNode that this seed chose {@code place}th, from 0. */
    public RealService node(int place) {
        return cluster.dataNode(slots.get(place));
    }

    /** Waits until so many more operations have been done. */
    public void untilDone(int more) {
        int goal = work.done() + more;
        cluster.await(more + " more operations are done (" + work.done() + " are)", () -> work.done() >= goal);
    }

    /** Waits until some more operations have been done, as many as this seed chooses, so that faults fall anywhere. */
    public void untilSomeMore() {
        untilDone(3 + random().nextInt(20));
    }

    /** Whether each of the NameNode's metadata directories has all of the journal, as it says itself. */
    public boolean journalsAreCurrent() throws PanalException {
        try (Panal panal = cluster.client()) {
            return panal.report().metadata().stream()
                    .allMatch(directory -> directory.state().equals("current"));
        }
    }

    /** What other clients were acknowledged; the oracle looks at it too. */
    public void add(Ledger ledger) {
        ledgers.add(ledger);
    }

    /** All that is known of what was acknowledged. */
    public List<Ledger> ledgers() {
        List<Ledger> all = new ArrayList<>(work.ledgers());
        all.addAll(ledgers);
        return all;
    }

    /** Operations that were acknowledged to anybody. */
    public int acknowledged() {
        return ledgers().stream().mapToInt(Ledger::acknowledged).sum()
                + work.complaints().reads();
    }
}
