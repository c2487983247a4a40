package panal.namenode.service.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.namenode.blocks.BlockMap;
import panal.namenode.blocks.Census;
import panal.namenode.blocks.Claim;
import panal.namenode.blocks.SafeMode;
import panal.namenode.healing.Deletions;
import panal.namenode.healing.Healing;
import panal.namenode.healing.Places;
import panal.namenode.healing.ScrubOrders;
import panal.namenode.membership.MemberView;
import panal.namenode.membership.Membership;
import panal.namenode.membership.StateChange;
import panal.namenode.namespace.Edit;
import panal.namenode.namespace.LostEnd;
import panal.namenode.namespace.MemberState;
import panal.namenode.namespace.Namespace;
import panal.namenode.placement.ClusterView;
import panal.namenode.placement.Placement;
import panal.namenode.placement.Wish;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.NoDataNodes;
import panal.protocol.value.BlockId;
import panal.protocol.value.Heartbeat;
import panal.protocol.value.NodeId;
import panal.protocol.value.NodeJoin;
import panal.protocol.value.NodeName;
import panal.protocol.value.NodeStatus;
import panal.protocol.value.Order;
import panal.protocol.value.Receipt;
import panal.protocol.value.StockPage;

/**
 * All soft state about DataNodes and blocks. One lock (this object) guards it; whoever holds it only computes: no call in
 * here does I/O, waits, or submits a command. Thread-safe.
 */
public final class Cluster {
    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    /** How long a node may take for a full report before it is asked for one. */
    private static final Duration REPORT_WITHIN = Duration.ofSeconds(5);

    private static final Duration AGING = Duration.ofMinutes(10);

    private final Clock clock;
    private final RandomGenerator random;
    private final Membership members;
    private final BlockMap blocks;
    private final SafeMode safeMode;
    private final Deletions deletions;
    private final Healing healing;
    private final Findings findings;
    private final ScrubOrders scrubs;
    private final NamespaceFollower follower;
    /** When a node was last asked to report, or joined. */
    private final Map<NodeId, Instant> asked = new HashMap<>();

    private final Set<NodeId> everReported = new HashSet<>();
    private Instant aged;

    public Cluster(ClusterSettings settings, Healing.Tokens tokens, Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
        this.members = new Membership(clock, settings.timing());
        this.blocks = new BlockMap(clock);
        this.healing = new Healing(members, blocks, tokens, clock, random);
        this.safeMode = new SafeMode(clock, settings.safeModeWait());
        this.deletions = new Deletions(blocks, members, healing, clock, settings.orphanDelay());
        this.scrubs = new ScrubOrders(clock);
        this.findings = new Findings(members, blocks, healing, scrubs);
        this.follower = new NamespaceFollower(blocks, members);
        this.aged = clock.instant();
    }

    /** Asks or does something under the lock: something that only computes. */
    public synchronized <T, E extends Exception> T under(SoftState.Look<T, E> look) throws E {
        return look.at(new SoftState(members, blocks, safeMode, healing, scrubs));
    }

    /** Takes in what was recovered. */
    public synchronized void load(Namespace namespace) {
        follower.load(namespace);
        namespace.lostEnd().ifPresent(this::staleJournal);
        look();
    }

    /** Takes in what was committed. */
    public synchronized void follow(List<Edit> edits) {
        edits.forEach(edit -> edit.replayOn(follower));
    }

    public synchronized void requireNewest(NodeJoin join) throws AccessDenied {
        members.requireNewest(join);
    }

    /** Takes a member's process in; the answer is the number of its link. */
    public synchronized long admit(NodeJoin join) throws AccessDenied {
        long link = members.admit(join);
        blocks.joined(join.node(), join.incarnation());
        healing.ended(join.node());
        scrubs.joined(join.node());
        asked.put(join.node(), clock.instant());
        look();
        return link;
    }

    public synchronized void staleJournal(LostEnd proof) {
        safeMode.staleJournal(proof.witness().text(), proof.heard(), proof.own());
    }

    /** Whether the journal is known to be an old one. */
    public synchronized boolean journalIsOld() {
        return safeMode.journalIsOld();
    }

    public synchronized List<Order> heartbeat(NodeId node, long link, Heartbeat heartbeat) throws AccessDenied {
        members.heard(node, link, heartbeat.health());
        members.works(node, heartbeat.work());
        blocks.changed(node, heartbeat.at(), heartbeat.changes());
        findings.take(node, heartbeat.findings());
        healing.heard(node, heartbeat.work());
        List<Order> orders = new ArrayList<>();
        if (!blocks.reported(node) && overdue(node)) {
            asked.put(node, clock.instant());
            orders.add(new Order.ReportStock());
        }
        if (safeMode.mayDelete()) {
            deletions.orderFor(node).ifPresent(orders::add);
        }
        healing.orderFor(node).ifPresent(orders::add);
        scrubs.orderFor(node).ifPresent(orders::add);
        return orders;
    }

    private boolean overdue(NodeId node) {
        return asked.getOrDefault(node, Instant.EPOCH).plus(REPORT_WITHIN).isBefore(clock.instant());
    }

    /** Takes a page of a full report in; answers whether the report is whole now. */
    public synchronized boolean reportStock(NodeId node, long link, StockPage page) throws AccessDenied {
        members.requireLink(node, link);
        asked.put(node, clock.instant());
        boolean whole = blocks.page(node, page);
        if (whole) {
            if (everReported.add(node)) {
                safeMode.newcomer();
            }
            deletions.reported(node);
            healing.arrivals(node);
            look();
        }
        return whole;
    }

    public synchronized void stopped(NodeId node, long link) throws AccessDenied {
        members.stopped(node, link);
    }

    public synchronized int blocksOn(NodeId node) {
        return blocks.blocksOn(node);
    }

    /** Nodes for a block, at least one; the block is known as promised from now on. */
    public synchronized List<NodeName> choose(BlockId block, Wish wish) throws NoDataNodes {
        ClusterView view = Places.of(members.views());
        List<NodeName> chain = Placement.choose(view, wish, random);
        if (chain.isEmpty()) {
            throw new NoDataNodes("no DataNode can take a block (" + view.refusals(wish.bytes(), wish.avoided())
                    + "); start DataNodes or make room, and try again");
        }
        chain.forEach(members::granted);
        promise(block);
        return chain;
    }

    /** Keeps a block that only this process knows to belong to an upload. */
    public synchronized void promise(BlockId block) {
        if (blocks.claimOf(block).kind() == Claim.Kind.NONE) {
            blocks.claim(block, Claim.GRANTED);
        }
    }

    public synchronized void release(BlockId block) {
        blocks.release(block);
    }

    /** Takes verified receipts in; answers those nodes that have the block, as far as is known. */
    public synchronized Set<NodeName> received(List<Receipt> receipts) {
        Set<NodeName> holders = new HashSet<>();
        for (Receipt receipt : receipts) {
            // A node that has left is asked for nothing any more: what it was given meanwhile has to be elsewhere too.
            Optional<MemberView> member = members.view(receipt.node()).filter(view -> view.plan() != MemberState.LEFT);
            if (member.isPresent() && blocks.received(receipt)) {
                holders.add(member.get().name());
            }
        }
        return holders;
    }

    /** Those of the receipts' nodes that have told all they have since this NameNode's start, or are still to do so. */
    public synchronized Set<NodeName> reported(List<Receipt> receipts, boolean whether) {
        Set<NodeName> names = new HashSet<>();
        for (Receipt receipt : receipts) {
            if (blocks.reported(receipt.node()) == whether) {
                members.nameOf(receipt.node()).ifPresent(names::add);
            }
        }
        return names;
    }

    /** How many nodes a block must be on before its file may be complete. */
    public synchronized int receiptsNeeded(int replication, long length) {
        long able = Places.of(members.views()).placesFor(length);
        return (int) Math.max(1, Math.min(able, Math.min(2, replication)));
    }

    public synchronized Whereabouts whereIs(BlockId block) {
        return new CopyRanking(members).rank(blocks.copies(block), random);
    }

    public synchronized void reportCorrupt(BlockId block, NodeName node) {
        members.idOf(node).ifPresent(id -> findings.accused(block, id));
    }

    /** Why nothing may change; empty when everything may. */
    public synchronized String safeModeReason() {
        return safeMode.reason();
    }

    public void requireWritable() throws panal.protocol.error.SafeMode {
        String reason = safeModeReason();
        if (!reason.isEmpty()) {
            throw new panal.protocol.error.SafeMode("the cluster is in safe mode: " + reason);
        }
    }

    /** Refuses what would only be written into an old journal, and lost with it. */
    public void requireHonestJournal() throws panal.protocol.error.SafeMode {
        if (journalIsOld()) {
            requireWritable();
        }
    }

    synchronized List<NodeStatus> nodes() {
        return members.views().stream().map(MemberView::status).toList();
    }

    /** Lets time have its effect; to be called a few times a second. The answer is which nodes' state changed. */
    public synchronized List<StateChange> tick() {
        List<StateChange> changes = members.tick();
        look();
        healing.tick(safeMode.reason());
        if (safeMode.mayDelete()) {
            deletions.review();
        }
        if (aged.plus(AGING).isBefore(clock.instant())) {
            aged = clock.instant();
            blocks.age();
        }
        return changes;
    }

    public synchronized List<BlockId> overdueOrphans(long nextId) {
        return safeMode.mayDelete() ? deletions.overdueOrphans(nextId) : List.of();
    }

    public synchronized List<BlockId> doomedAndGone(int limit) {
        boolean everybodyHasSpoken =
                members.views().stream().filter(MemberView::answers).allMatch(member -> blocks.reported(member.id()));
        return safeMode.mayDelete() && everybodyHasSpoken ? blocks.doomedAndGone(limit) : List.of();
    }

    private void look() {
        Census census = SoftState.census(members, blocks);
        if (safeMode.look(census)) {
            log.info(
                    "safe mode left blocks={} present={} missing={}",
                    census.fileBlocks(),
                    census.present(),
                    census.missing());
        }
    }
}
