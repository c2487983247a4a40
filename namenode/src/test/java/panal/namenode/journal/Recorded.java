package panal.namenode.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import panal.namenode.codec.PartSink;

/** A state that just remembers the edits it was given, as bytes: what a journal has to bring back. */
final class Recorded implements JournaledState {
    private final List<Byte> edits = new ArrayList<>();
    private long transaction;
    private int leading;

    List<Byte> edits() {
        return edits;
    }

    long transaction() {
        return transaction;
    }

    boolean leads() {
        return leading == 1;
    }

    /** Takes what was appended, as a committer would publish it. */
    void took(Batch batch) {
        if (batch.firstTransaction() != transaction + 1) {
            throw new AssertionError("batch at " + batch.firstTransaction() + " behind " + transaction);
        }
        add(batch.edits());
        transaction = batch.lastTransaction();
    }

    private void add(byte[] bytes) {
        for (byte one : bytes) {
            edits.add(one);
        }
    }

    @Override
    public void restore(Image image) throws IOException {
        Recorded restored = new Recorded();
        image.parts((count, bytes) -> restored.add(bytes));
        edits.clear();
        edits.addAll(restored.edits);
        transaction = image.transaction();
    }

    @Override
    public void apply(Batch batch) {
        took(batch);
    }

    @Override
    public Image image() {
        byte[] all = new byte[edits.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = edits.get(i);
        }
        long at = transaction;
        return new Image() {
            @Override
            public long transaction() {
                return at;
            }

            @Override
            public void parts(PartSink sink) throws IOException {
                int half = all.length / 2;
                sink.part(half + 1, java.util.Arrays.copyOfRange(all, 0, half));
                sink.part(1, java.util.Arrays.copyOfRange(all, half, all.length));
            }
        };
    }

    @Override
    public void leading() {
        leading++;
    }

    @Override
    public void following() {
        leading = 0;
    }
}
