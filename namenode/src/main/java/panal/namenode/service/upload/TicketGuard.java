package panal.namenode.service.upload;

import java.util.Optional;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.Upload;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.InvalidInput;
import panal.protocol.error.PanalException;
import panal.protocol.error.PathHeld;
import panal.protocol.value.UploadTicket;

/**
 * Lets in who has the ticket of an upload's last turn, and notes that such a client lives. What an earlier client wants is
 * refused here before it does any harm, as a hold kept alive would be; the decision about each command looks at the turn
 * once more. Thread-safe.
 */
final class TicketGuard {
    private final Committer committer;
    private final Cluster cluster;
    private final TicketDesk tickets;
    private final PathHolds holds;

    TicketGuard(Committer committer, Cluster cluster, TicketDesk tickets, PathHolds holds) {
        this.committer = committer;
        this.cluster = cluster;
        this.tickets = tickets;
        this.holds = holds;
    }

    /** Refuses a ticket that was not issued by this cluster for this user. */
    void requireTrue(String user, UploadTicket ticket) throws PanalException {
        tickets.require(user, ticket);
    }

    /** Refuses a ticket of an upload that another client has taken up, or that is over. */
    void requireTurn(UploadTicket ticket) throws PathHeld, InvalidInput {
        Optional<Upload> entity = committer.published().upload(ticket.upload());
        if (entity.isPresent() && entity.get().turn() != ticket.turn()) {
            throw new PathHeld("the upload to " + ticket.path() + " was taken up by "
                    + holds.client(ticket.upload()).orElse("another client") + "; this one ends");
        }
        if (entity.isEmpty() && committer.published().inode(ticket.file()).isPresent()) {
            throw new InvalidInput("the upload to " + ticket.path() + " is complete already");
        }
        boolean givenUp = committer.published().isDoomed(TicketDesk.firstBlock(ticket));
        if (entity.isEmpty() && (ticket.turn() > 0 || givenUp)) {
            throw new InvalidInput("the upload to " + ticket.path() + " was given up or has expired; begin again");
        }
    }

    /** The client lives. After a restart of the NameNode this is how it learns of an upload that is not journaled. */
    void touch(UploadTicket ticket) {
        // One that was taken up is an entity, whose blocks need no promise; its first block may be another by now.
        if (holds.touch(ticket) && ticket.turn() == 0) {
            cluster.promise(TicketDesk.firstBlock(ticket));
        }
    }

    /** Before a change: all of that. */
    void check(String user, UploadTicket ticket) throws PanalException {
        requireTrue(user, ticket);
        cluster.requireWritable();
        requireTurn(ticket);
        touch(ticket);
    }
}
