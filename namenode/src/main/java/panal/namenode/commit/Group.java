package panal.namenode.commit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.access.Access;
import panal.namenode.codec.EditCodec;
import panal.namenode.journal.Batch;
import panal.namenode.namespace.ClusterEdit;
import panal.namenode.namespace.Decision;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.LocalFailure;
import panal.protocol.error.OutcomeUnknown;
import panal.protocol.error.PanalException;

/** Commands that are decided one after another and become durable together. Used by the committing thread, once. */
final class Group {
    private static final Logger log = LoggerFactory.getLogger(Group.class);
    /** No more commands join when the edits have so many bytes. */
    private static final int FULL = 4 << 20;
    /** A single command with more bytes of edits than this is refused. */
    private static final int TOO_LARGE = 64 << 20;

    private final EditCodec codec;
    private final long lastTransaction;
    private final List<Edit> edits = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Pending<?>> members = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private Namespace next;

    Group(EditCodec codec, Published from) {
        this.codec = codec;
        this.next = from.namespace();
        this.lastTransaction = from.transaction();
    }

    boolean isFull() {
        return bytes.size() >= FULL;
    }

    /** Decides a command against what those before it left. Its answer waits until {@link #answer}. */
    <R> void add(Pending<R> pending) {
        members.add(pending);
        try {
            Decision<R> decision = next.decide(pending.command(), new Access(next));
            if (!decision.edits().isEmpty()) {
                byte[] encoded = codec.encode(decision.edits());
                if (encoded.length > TOO_LARGE) {
                    throw new InvalidInput("the change is too large for one step: " + encoded.length
                            + " bytes; use larger blocks or do it in parts");
                }
                next = next.replayAll(decision.edits());
                edits.addAll(decision.edits());
                bytes.writeBytes(encoded);
            }
            answers.add(() -> pending.done(decision.reply()));
        } catch (PanalException refused) {
            answers.add(() -> pending.failed(refused));
        } catch (RuntimeException | StackOverflowError defect) {
            log.error("command failed command={}", pending.command().getClass().getSimpleName(), defect);
            answers.add(() -> pending.failed(new LocalFailure("the NameNode failed with " + defect, defect)));
        }
    }

    boolean changesNothing() {
        return edits.isEmpty();
    }

    /** Epochs, members, users and ranges of ids: a power cut must not take them back, or numbers would be given out twice. */
    boolean touchesCluster() {
        return edits.stream().anyMatch(ClusterEdit.class::isInstance);
    }

    Batch batch() {
        return new Batch(lastTransaction + 1, edits.size(), bytes.toByteArray());
    }

    Published result() {
        return new Published(next, edits, lastTransaction + edits.size());
    }

    void answer() {
        answers.forEach(Runnable::run);
    }

    /**
     * Also those that were refused hear that nothing is known: what refused them may never have become durable.
     */
    void outcomeUnknown(String why) {
        members.forEach(pending -> pending.failed(new OutcomeUnknown(why)));
    }
}
