package panal.namenode.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import panal.namenode.balance.Balancer;
import panal.namenode.blocks.Census;
import panal.namenode.blocks.Danger;
import panal.namenode.commit.Committer;
import panal.namenode.membership.MemberView;
import panal.namenode.namespace.Counts;
import panal.namenode.namespace.Namespace;
import panal.namenode.namespace.Upload;
import panal.namenode.service.cluster.Cluster;
import panal.namenode.service.cluster.EpochGuard;
import panal.namenode.service.cluster.SoftState;
import panal.protocol.value.BalanceProgress;
import panal.protocol.value.ClusterReport;
import panal.protocol.value.ClusterStatus;
import panal.protocol.value.Epoch;
import panal.protocol.value.MetadataDirectory;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeReport;
import panal.protocol.value.SafeModeStatus;
import panal.protocol.value.UnfinishedTotals;

/** Tells how the cluster is, shortly and at length. Thread-safe. */
final class ClusterReports {
    private final Committer committer;
    private final Cluster cluster;
    private final EpochGuard epochs;
    private final Clock clock;
    private final LeavingNodes leaving;
    private final Balancer balancer;
    private final Instant started;

    ClusterReports(
            Committer committer,
            Cluster cluster,
            EpochGuard epochs,
            Clock clock,
            LeavingNodes leaving,
            Balancer balancer) {
        this.committer = committer;
        this.cluster = cluster;
        this.epochs = epochs;
        this.clock = clock;
        this.leaving = leaving;
        this.balancer = balancer;
        this.started = clock.instant();
    }

    ClusterStatus status() {
        Namespace now = committer.published();
        Epoch at = epochs.now();
        return cluster.under(state -> status(state, now, at));
    }

    private static ClusterStatus status(SoftState state, Namespace now, Epoch at) {
        Counts counts = now.counts();
        List<MemberView> members = state.members().views();
        return new ClusterStatus(
                now.clusterId(),
                at,
                state.safeMode().reason(),
                counts.directories(),
                counts.files(),
                counts.blocks(),
                HealingReport.atRisk(state, members),
                state.blocks().diagnosis().count(Danger.UNREADABLE),
                members.stream().map(MemberView::status).toList());
    }

    ClusterReport report() {
        Namespace now = committer.published();
        Epoch at = epochs.now();
        List<MetadataDirectory> directories = metadataDirectories();
        BalanceProgress balance = balancer.progress();
        Duration uptime = Duration.between(started, clock.instant());
        UnfinishedTotals unfinished = unfinished(now);
        return cluster.under(state -> new ClusterReport(
                status(state, now, at),
                uptime.toMillis(),
                safeMode(state),
                state.members().views().stream()
                        .map(member -> node(state, member))
                        .toList(),
                HealingReport.of(state),
                leaving.undertakings(state),
                balance,
                directories,
                state.blocks().diagnosis().keptOrphans(),
                unfinished));
    }

    private static UnfinishedTotals unfinished(Namespace now) {
        long uploads = 0;
        long bytes = 0;
        long stored = 0;
        for (Upload upload : now.uploads()) {
            long whole = upload.wholeBytes();
            uploads++;
            bytes += whole;
            stored += whole * upload.facts().replication();
        }
        return new UnfinishedTotals(uploads, bytes, stored);
    }

    private List<MetadataDirectory> metadataDirectories() {
        return committer.metadataDirectories().stream()
                .map(each ->
                        new MetadataDirectory(each.place(), each.state().text(), each.transaction(), each.detail()))
                .toList();
    }

    static SafeModeStatus safeMode(SoftState state) {
        Census census = state.census();
        return new SafeModeStatus(
                state.safeMode().reason(),
                state.safeMode().byHand(),
                state.safeMode().mayDelete(),
                census.fileBlocks(),
                census.present(),
                census.missing().stream().map(NodeName::new).toList());
    }

    private static NodeReport node(SoftState state, MemberView member) {
        return new NodeReport(member.status(), member.work(), state.blocks().blocksOn(member.id()));
    }
}
