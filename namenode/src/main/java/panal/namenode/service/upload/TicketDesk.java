package panal.namenode.service.upload;

import panal.namenode.namespace.Place;
import panal.namenode.namespace.Upload;
import panal.namenode.namespace.UploadFacts;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.token.ClusterSecret;
import panal.protocol.value.Bits256;
import panal.protocol.value.BlockId;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.UploadId;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

/**
 * Issues and checks upload tickets. An upload's number is that of its first block, which is unique too: so the signed
 * ticket also says which block a file of one block may have, without being journaled. Thread-safe.
 */
final class TicketDesk {
    private final ClusterSecret secret;

    TicketDesk(ClusterSecret secret) {
        this.secret = secret;
    }

    UploadTicket issue(String user, UploadRequest request, BlockId first, FileId file, Place place) {
        return secret.sign(new UploadTicket(
                new UploadId(first.number()),
                file,
                place.directory(),
                place.name(),
                request.path(),
                request.replication(),
                request.blockSize(),
                request.durability(),
                request.overwrite(),
                request.modifiedMillis(),
                0,
                user,
                Bits256.ZERO));
    }

    /** For the next client of an upload; {@code path} is where it goes to now. */
    UploadTicket reissue(Upload upload, FilePath path, Durability durability) {
        UploadFacts facts = upload.facts();
        return secret.sign(new UploadTicket(
                facts.id(),
                facts.file(),
                facts.place().directory(),
                facts.place().name(),
                path,
                facts.replication(),
                facts.blockSize(),
                durability,
                facts.overwrite(),
                facts.modifiedMillis(),
                upload.turn(),
                facts.user(),
                Bits256.ZERO));
    }

    /** Refuses a ticket that was not issued by this cluster for this user. */
    void require(String user, UploadTicket ticket) throws PanalException {
        if (!secret.signed(ticket)) {
            throw new InvalidInput("the ticket for " + ticket.path() + " was not issued by this cluster; begin again");
        }
        if (!ticket.user().equals(user)) {
            throw new AccessDenied(
                    "the upload to " + ticket.path() + " is " + ticket.user() + "'s, not " + user + "'s");
        }
    }

    /** The block that the upload has first; another client of it may have written another one in its place. */
    static BlockId firstBlock(UploadTicket ticket) {
        return new BlockId(ticket.upload().number());
    }

    static UploadFacts facts(UploadTicket ticket) {
        return new UploadFacts(
                ticket.upload(),
                ticket.file(),
                new Place(ticket.parent(), ticket.name()),
                ticket.replication(),
                ticket.blockSize(),
                ticket.overwrite(),
                ticket.modifiedMillis(),
                ticket.user());
    }
}
