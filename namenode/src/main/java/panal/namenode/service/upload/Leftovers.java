package panal.namenode.service.upload;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.AbandonUpload;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.Upload;
import panal.protocol.error.PanalException;
import panal.protocol.value.UploadTicket;

/** Unfinished uploads whose file has come about by another one. Thread-safe. */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private final Committer committer;
    private final PathHolds holds;
    private final Clock clock;

    Leftovers(Committer committer, PathHolds holds, Clock clock) {
        this.committer = committer;
        this.holds = holds;
        this.clock = clock;
    }

    /** Gives up what the same user has left unfinished at the place of a file that is complete now. */
    void clear(UploadTicket complete) {
        Place place = new Place(complete.parent(), complete.name());
        Collection<Upload> all = committer.published().uploads();
        List<Upload> left = all.stream()
                .filter(upload -> upload.facts().place().equals(place)
                        && upload.facts().user().equals(complete.user())
                        && !holds.holds(upload.facts().id()))
                .toList();
        for (Upload upload : left) {
            giveUp(upload);
        }
    }

    /** No harm if it fails: it expires. */
    private void giveUp(Upload upload) {
        try {
            committer.submit(
                    new AbandonUpload(upload.facts().user(), upload.facts().id(), upload.turn(), clock.millis()));
            log.info(
                    "unfinished upload given up, as the file is complete upload={}",
                    upload.facts().id());
        } catch (PanalException refused) {
            log.debug(
                    "unfinished upload not given up upload={} reason={}",
                    upload.facts().id(),
                    refused.getMessage());
        }
    }
}
