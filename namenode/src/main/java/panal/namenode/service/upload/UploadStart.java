package panal.namenode.service.upload;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import panal.namenode.access.Access;
import panal.namenode.commit.Committer;
import panal.namenode.namespace.IdKind;
import panal.namenode.namespace.Inode;
import panal.namenode.namespace.MakeDirectory;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Origin;
import panal.namenode.namespace.Place;
import panal.namenode.namespace.Rules;
import panal.namenode.service.cluster.Cluster;
import panal.protocol.error.AlreadyExists;
import panal.protocol.error.IsADirectory;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.BlockId;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.RequestId;
import panal.protocol.value.UploadGrant;
import panal.protocol.value.UploadRequest;
import panal.protocol.value.UploadTicket;

/** The beginning of uploads: refuses early what completion would refuse, holds the path, grants the first block. */
final class UploadStart {
    private final Committer committer;
    private final Cluster cluster;
    private final PathHolds holds;
    private final TicketDesk tickets;
    private final Grants grants;
    private final Clock clock;
    private final Ids fileIds;
    private final Ids blockIds;

    UploadStart(Committer committer, Cluster cluster, PathHolds holds, TicketDesk tickets, Grants grants, Clock clock) {
        this.committer = committer;
        this.cluster = cluster;
        this.holds = holds;
        this.tickets = tickets;
        this.grants = grants;
        this.clock = clock;
        this.fileIds = new Ids(committer, IdKind.FILE);
        this.blockIds = new Ids(committer, IdKind.BLOCK);
    }

    BlockId freshBlock() throws PanalException {
        return new BlockId(blockIds.next());
    }

    UploadGrant begin(String user, UploadRequest request) throws PanalException {
        cluster.requireWritable();
        Rules.checkContent(request.replication(), request.blockSize());
        Rules.checkTime(request.modifiedMillis());
        FilePath parent = request.path().parent().orElseThrow(() -> new IsADirectory("/"));
        if (request.parents()) {
            makeParents(user, parent);
        }
        Place place = freePlace(user, request.path(), request.overwrite());
        BlockId block = freshBlock();
        UploadTicket ticket = tickets.issue(user, request, block, new FileId(fileIds.next()), place);
        holds.take(ticket.upload(), place, request.path(), user, request.client());
        try {
            BlockGrant first = grants.grant(ticket, 0, block, 1, List.of());
            return new UploadGrant(ticket, first);
        } catch (NoDataNodes none) {
            holds.release(ticket.upload());
            throw none;
        }
    }

    private void makeParents(String user, FilePath parent) throws PanalException {
        if (committer.published().find(parent).isEmpty()) {
            Origin origin = new Origin(user, clock.millis(), new RequestId(UUID.randomUUID()));
            committer.submit(new MakeDirectory(origin, parent, true));
        }
    }

    /** The place of a file that the user may write, where nothing is in the way. */
    Place freePlace(String user, FilePath path, boolean overwrite) throws PanalException {
        FilePath parent = path.parent().orElseThrow(() -> new IsADirectory("/"));
        Namespace now = committer.published();
        Access access = new Access(now);
        access.toStat(user, path);
        Place place = new Place(now.directory(parent).id(), path.name());
        access.toPut(user, place.directory(), place.name());
        Optional<Inode> there = now.child(place.directory(), place.name());
        if (there.isPresent() && there.get().isDirectory()) {
            throw new IsADirectory(path.text());
        }
        if (there.isPresent() && !overwrite) {
            throw new AlreadyExists(path.text());
        }
        return place;
    }
}
