package panal.namenode.service.upload;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import panal.namenode.namespace.Place;
import panal.protocol.value.BlockId;
import panal.protocol.value.UploadId;

/** An upload whose client was heard of lately. Not thread-safe: belongs to its {@link PathHolds}. */
final class Hold {
    final UploadId upload;
    final Place place;
    final String user;
    final String client;
    final Instant since;
    Instant heard;
    /** Whether the client has called again since the beginning, so that it certainly knows of its upload. */
    boolean known;
    /** The highest attempt granted for a block, where it is not the first. */
    final Map<BlockId, Integer> attempts = new HashMap<>();

    Hold(UploadId upload, Place place, String user, String client, Instant since) {
        this.upload = upload;
        this.place = place;
        this.user = user;
        this.client = client;
        this.since = since;
        this.heard = since;
    }
}
