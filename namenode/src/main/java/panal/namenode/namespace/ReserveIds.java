package panal.namenode.namespace;

import java.util.List;
import java.util.Objects;
import panal.protocol.error.InvalidInput;

/** Takes {@code count} ids (1 to 1,000,000) that nobody else will get, so that giving them out needs no journal. */
public record ReserveIds(IdKind kind, int count) implements Command<IdRange> {
    /** What a NameNode takes in one step, so that not every file needs one. */
    public static final int AT_ONCE = 4_096;

    private static final int MOST = 1_000_000;

    public ReserveIds {
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public Decision<IdRange> decideOn(Namespace namespace) throws InvalidInput {
        if (count < 1 || count > MOST) {
            throw new InvalidInput("cannot reserve " + count + " ids; reserve 1 to " + MOST);
        }
        long first = namespace.nextId(kind);
        return new Decision<>(List.of(new ClusterEdit.IdsReserved(kind, first + count)), new IdRange(first, count));
    }
}
