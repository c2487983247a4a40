package panal.namenode.commit;

import java.util.List;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.Namespace;

/**
 * A durable state of the namespace.
 *
 * @param edits what led here from the one published before; empty for the one that a listener begins with
 * @param transaction the last edit's id; 0 before the first
 */
public record Published(Namespace namespace, List<Edit> edits, long transaction) {
    public Published {
        edits = List.copyOf(edits);
    }
}
