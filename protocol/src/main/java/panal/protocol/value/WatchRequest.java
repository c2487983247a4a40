package panal.protocol.value;

import java.io.Serializable;
import java.util.Objects;

/**
 * What somebody wants to hear of.
 *
 * @param path whatever changes there and below; it need not be there
 * @param flat only the path itself and the names in it
 * @param after behind which point
 */
public record WatchRequest(FilePath path, boolean flat, ChangeMark after) implements Serializable {
    private static final long serialVersionUID = 1;

    public WatchRequest {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(after, "after");
    }

    /** The same from another point on. */
    public WatchRequest behind(ChangeMark mark) {
        return new WatchRequest(path, flat, mark);
    }

    /** Whether the change is one of those: in what is watched, or one that takes it away or brings it, with all above it. */
    public boolean covers(Change change) {
        return switch (change.kind()) {
            case MADE, WRITTEN -> isInside(change.path());
            case DELETED -> isInside(change.path()) || path.isAtOrBelow(change.path());
            case MOVED -> covers(new FilePath(change.from())) || covers(change.path());
        };
    }

    private boolean covers(FilePath moved) {
        return isInside(moved) || path.isAtOrBelow(moved);
    }

    private boolean isInside(FilePath changed) {
        boolean near =
                changed.equals(path) || changed.parent().filter(path::equals).isPresent();
        return flat ? near : changed.isAtOrBelow(path);
    }
}
