package panal.bench.namespace;

import panal.namenode.journal.Batch;
import panal.namenode.journal.Image;
import panal.namenode.journal.JournaledState;

/** The state of a journal that is only written. */
public final class UnreadState implements JournaledState {
    @Override
    public void restore(Image image) {}

    @Override
    public void apply(Batch batch) {}

    @Override
    public Image image() {
        throw new IllegalStateException("no snapshots here");
    }

    @Override
    public void leading() {}

    @Override
    public void following() {}
}
