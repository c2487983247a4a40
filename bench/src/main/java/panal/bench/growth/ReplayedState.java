package panal.bench.growth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import panal.namenode.journal.Batch;
import panal.namenode.journal.EditCodec;
import panal.namenode.journal.Image;
import panal.namenode.journal.Journal;
import panal.namenode.journal.JournaledState;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.PanalException;

/** What a journal holds, for a program that only adds to it. For one thread. */
final class ReplayedState implements JournaledState {
    private static final int EDITS_PER_PART = 1_000;

    private final EditCodec codec = new EditCodec();
    private Namespace namespace = Namespace.empty();
    private long transaction;

    Namespace namespace() {
        return namespace;
    }

    /** The last transaction. */
    long transaction() {
        return transaction;
    }

    /** Appends an edit, and has it in the state before, so that a snapshot that begins then has it too. */
    void append(Journal journal, Edit edit) throws PanalException {
        Batch batch = new Batch(transaction + 1, 1, codec.encode(List.of(edit)));
        apply(batch);
        journal.append(batch);
    }

    @Override
    public void restore(Image image) throws IOException, LocalFailure {
        List<LocalFailure> failures = new ArrayList<>();
        Namespace[] growing = {Namespace.empty()};
        image.parts((count, edits) -> {
            try {
                growing[0] = growing[0].replayAll(codec.decode(1, count, edits));
            } catch (LocalFailure unreadable) {
                failures.add(unreadable);
            }
        });
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        namespace = growing[0];
        transaction = image.transaction();
    }

    @Override
    public void apply(Batch batch) throws LocalFailure {
        namespace = namespace.replayAll(codec.decode(batch.firstTransaction(), batch.count(), batch.edits()));
        transaction = batch.lastTransaction();
    }

    @Override
    public Image image() {
        Namespace now = namespace;
        long last = transaction;
        return new Image() {
            @Override
            public long transaction() {
                return last;
            }

            @Override
            public void parts(PartSink sink) throws IOException {
                inParts(now, sink);
            }
        };
    }

    private static void inParts(Namespace namespace, Image.PartSink sink) throws IOException {
        EditCodec codec = new EditCodec();
        List<Edit> part = new ArrayList<>();
        for (Edit edit : namespace.asEdits()) {
            part.add(edit);
            if (part.size() == EDITS_PER_PART) {
                sink.part(part.size(), codec.encode(part));
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            sink.part(part.size(), codec.encode(part));
        }
    }

    @Override
    public void leading() {}

    @Override
    public void following() {}
}
