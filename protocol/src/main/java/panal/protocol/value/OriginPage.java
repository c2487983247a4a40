package panal.protocol.value;

import java.io.Serializable;
import java.util.List;

/**
 * A page of what the headers of a DataNode's blocks say, for a rescue; pages come in order, from 0 to the one marked last.
 *
 * @param unreadable blocks of this page's stretch whose header could not be read
 */
public record OriginPage(int page, boolean last, List<ReplicaOrigin> origins, List<BlockId> unreadable)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public OriginPage {
        origins = List.copyOf(origins);
        unreadable = List.copyOf(unreadable);
        if (page < 0 || origins.size() + unreadable.size() > Limits.ORIGIN_PAGE_REPLICAS) {
            throw new IllegalArgumentException(
                    "page " + page + " with " + (origins.size() + unreadable.size()) + " replicas");
        }
    }
}
