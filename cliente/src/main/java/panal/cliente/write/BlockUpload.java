package panal.cliente.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.cliente.session.Transfer;
import panal.protocol.error.AccessDenied;
import panal.protocol.error.Busy;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.error.StaleAttempt;
import panal.protocol.error.StaleEpoch;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Receipt;

/**
 * Brings one block to the DataNodes, in as many attempts as that takes, each on a chain without the nodes that failed
 * before. Used by one thread.
 */
final class BlockUpload {
    private static final int ATTEMPTS = 8;
    /** After this many the attempts pause, so that nodes that are just being restarted are not given up. */
    private static final int ATTEMPTS_AT_ONCE = 3;
    /** So many refusals by busy nodes do not count as attempts; a node waits some seconds itself before it refuses. */
    private static final int BUSY_MAX = 20;

    private static final long PAUSE_MILLIS = 200;
    private static final int PAUSE_DOUBLED_MAX = 3;

    private final OpenUpload upload;
    private final BlockSender sender;
    private final Transfer transfer;
    private final BlockContent content;
    private final Set<NodeName> failed = new LinkedHashSet<>();
    private final Set<NodeName> doubted = new HashSet<>();
    private final List<String> reasons = new ArrayList<>();
    /** The nodes that refused the last attempt because they are busy: not to be asked next, and not to blame. */
    private final Set<NodeName> busy = new HashSet<>();

    private int busyTimes;

    BlockUpload(OpenUpload upload, BlockSender sender, Transfer transfer, BlockContent content) {
        this.upload = upload;
        this.sender = sender;
        this.transfer = transfer;
        this.content = content;
    }

    /** A block that some nodes have. */
    record Landed(BlockContent content, BlockGrant grant, FinishedBlock finished) {
        int copies() {
            return finished.receipts().size();
        }
    }

    /** Writes the block, to two nodes at least if its chain has two; to one, if no attempt does better. */
    Landed write(BlockGrant first) throws PanalException {
        BlockGrant grant = first;
        Optional<Landed> best = Optional.empty();
        for (int attempt = 1; attempt - busyTimes <= ATTEMPTS; attempt++) {
            Optional<Landed> landed = attempt(grant);
            if (landed.isPresent()) {
                best = landed;
                if (landed.get().copies() >= Math.min(2, grant.chain().size())) {
                    return landed.get();
                }
            }
            pauseAfter(attempt);
            try {
                grant = upload.again(grant, avoided());
            } catch (NoDataNodes none) {
                if (best.isPresent()) {
                    return best.get();
                }
                throw new NoDataNodes(none.getMessage() + "; seen from here: " + seen());
            }
        }
        if (best.isPresent()) {
            return best.get();
        }
        throw new NoDataNodes("block " + grant.index() + " of "
                + upload.ticket().path() + " could not be written in " + ATTEMPTS + " attempts: " + seen());
    }

    /** Writes the block once more, because one copy was not enough. */
    Landed writeAgain(BlockGrant thin) throws PanalException {
        return write(upload.again(thin, List.of()));
    }

    private Optional<Landed> attempt(BlockGrant grant) throws PanalException {
        if (grant.chain().isEmpty()) {
            throw new NoDataNodes("no DataNode for block " + grant.index() + " of "
                    + upload.ticket().path());
        }
        NodeName head = grant.chain().get(0);
        busy.clear();
        try {
            BlockSender.Sent sent = sender.send(grant, content);
            List<Receipt> receipts = sent.receipts();
            blameSilent(grant, receipts);
            if (receipts.isEmpty()) {
                return Optional.empty();
            }
            FinishedBlock finished =
                    new FinishedBlock(grant.index(), grant.token().block(), sent.sum(), receipts);
            return Optional.of(new Landed(content, grant, finished));
        } catch (Halted halted) {
            throw halted.reason();
        } catch (Busy full) {
            busy.add(head);
            busyTimes = Math.min(busyTimes + 1, BUSY_MAX);
            reasons.add(head + ": " + full.getMessage());
            return Optional.empty();
        } catch (PanalException refused) {
            blame(head, refused);
            return Optional.empty();
        }
    }

    private List<NodeName> avoided() {
        Set<NodeName> avoided = new LinkedHashSet<>(failed);
        avoided.addAll(busy);
        return List.copyOf(avoided);
    }

    /** The node behind the last one that gave a receipt broke the chain; those behind that one are not to blame. */
    private void blameSilent(BlockGrant grant, List<Receipt> receipts) {
        Set<NodeName> heard = new HashSet<>();
        for (Receipt receipt : receipts) {
            heard.add(receipt.name());
        }
        for (NodeName node : grant.chain()) {
            if (!heard.contains(node)) {
                failed.add(node);
                note(grant, node, "gave no receipt");
                return;
            }
        }
    }

    private void blame(NodeName head, PanalException refused) {
        boolean perhapsJustStale =
                refused instanceof StaleEpoch || refused instanceof AccessDenied || refused instanceof StaleAttempt;
        if (!perhapsJustStale || !doubted.add(head)) {
            failed.add(head);
        }
        String reason = String.valueOf(refused.getMessage());
        reasons.add(reason.startsWith(head.text()) ? reason : head + ": " + reason);
        log().debug("block attempt failed node={} reason={}", head, reason);
    }

    private void note(BlockGrant grant, NodeName node, String what) {
        reasons.add(node + " " + what);
        log().debug(
                        "block short of a copy block={} node={} reason={}",
                        grant.token().block(),
                        node,
                        what);
    }

    /** With jitter, so that the many blocks that one busy node has refused do not all come back at the same moment. */
    private void pauseAfter(int attempt) throws PanalException {
        int inVain = attempt - busyTimes - ATTEMPTS_AT_ONCE;
        if (!busy.isEmpty() || inVain >= 0) {
            // A busy node has waited for a while itself.
            int doubled = busy.isEmpty() ? Math.min(PAUSE_DOUBLED_MAX, inVain) : 1;
            long longest = PAUSE_MILLIS << doubled;
            transfer.pause(
                    Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1)));
        }
        transfer.throwIfStopped();
    }

    private String seen() {
        return String.join("; ", new LinkedHashSet<>(reasons));
    }

    /** Looked for when there is something to say: the first one of a process takes a while. */
    private static Logger log() {
        return LoggerFactory.getLogger(BlockUpload.class);
    }
}
