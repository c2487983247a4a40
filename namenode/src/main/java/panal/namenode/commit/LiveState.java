package panal.namenode.commit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import panal.namenode.codec.EditCodec;
import panal.namenode.journal.Batch;
import panal.namenode.journal.Image;
import panal.namenode.journal.JournaledState;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.LocalFailure;

/** The durable namespace, as the journal brings it back and the committer takes it on. Read by any thread. */
final class LiveState implements JournaledState {
    private final EditCodec codec = new EditCodec();
    private volatile Published published = new Published(Namespace.empty(), List.of(), 0);
    private volatile boolean leads;

    Published published() {
        return published;
    }

    boolean leads() {
        return leads;
    }

    void publish(Published next) {
        published = next;
    }

    @Override
    public void restore(Image image) throws IOException, LocalFailure {
        Restoring restoring = new Restoring();
        image.parts(restoring::part);
        published = new Published(restoring.namespace(), List.of(), image.transaction());
    }

    @Override
    public void apply(Batch batch) throws LocalFailure {
        List<Edit> edits = codec.decode(batch.firstTransaction(), batch.count(), batch.edits());
        published = new Published(published.namespace().replayAll(edits), List.of(), batch.lastTransaction());
    }

    @Override
    public Image image() {
        return new NamespaceImage(published.namespace(), published.transaction());
    }

    @Override
    public void leading() {
        leads = true;
    }

    @Override
    public void following() {
        leads = false;
    }

    /** A namespace that grows part by part, out of sight until it is whole. */
    private static final class Restoring {
        private final EditCodec codec = new EditCodec();
        private final List<LocalFailure> failures = new ArrayList<>();
        private Namespace namespace = Namespace.empty();
        private long edits;

        void part(int count, byte[] bytes) {
            if (!failures.isEmpty()) {
                return;
            }
            try {
                namespace = namespace.replayAll(codec.decode(edits + 1, count, bytes));
                edits += count;
            } catch (LocalFailure unknown) {
                failures.add(unknown);
            }
        }

        /** An edit that cannot be understood is no damage: an older snapshot would not help. */
        Namespace namespace() throws LocalFailure {
            if (!failures.isEmpty()) {
                throw failures.get(0);
            }
            return namespace;
        }
    }
}
