package panal.namenode.service.upload;

import java.time.Clock;
import java.time.Duration;
import panal.namenode.commit.Committer;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.ClusterSettings;
import panal.namenode.service.cluster.Tokens;
import panal.protocol.token.ClusterSecret;

/** Files that are written, and those that were left half-written. */
public record Writing(UploadDesk uploads, ResumeDesk resumes) {
    /** The desks of one NameNode, which holds paths in {@code holds}. */
    public static Writing on(
            Committer committer,
            Cluster cluster,
            ClusterSecret secret,
            Tokens tokens,
            PathHolds holds,
            ClusterSettings settings,
            Clock clock) {
        TicketDesk tickets = new TicketDesk(secret);
        TicketGuard guard = new TicketGuard(committer, cluster, tickets, holds);
        Grants grants = new Grants(cluster, tokens);
        UploadStart start = new UploadStart(committer, cluster, holds, tickets, grants, clock);
        ReceiptDesk receipts = new ReceiptDesk(secret, cluster);
        Duration expiry = settings.uploadExpiry();
        return new Writing(
                new UploadDesk(
                        committer,
                        cluster,
                        start,
                        guard,
                        receipts,
                        grants,
                        holds,
                        new Leftovers(committer, holds, clock),
                        clock,
                        expiry),
                new ResumeDesk(committer, cluster, start, tickets, guard, receipts, holds, clock, expiry));
    }
}
