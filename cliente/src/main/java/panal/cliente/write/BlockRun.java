package panal.cliente.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import panal.cliente.session.Transfer;
import panal.cliente.write.BlockUpload.Landed;
import panal.protocol.block.BlockGeometry;
import panal.protocol.error.NoDataNodes;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockGrant;
import panal.protocol.value.FileStatus;
import panal.protocol.value.FinishedBlock;
import panal.protocol.value.Limits;
import panal.protocol.value.RequestId;

/** All blocks of one upload, several in flight, and its completion. Driven by one thread. */
final class BlockRun {
    /** A block of so many chunks is one call, and not worth another thread. */
    private static final int SMALL_CHUNKS = Limits.PACKET_CHUNKS;

    /** How often completion may ask for more copies. */
    private static final int ROUNDS = 3;

    /** Finished blocks in one message. */
    private static final int AT_ONCE = 500;

    private final OpenUpload upload;
    private final BlockSender sender;
    private final Transfer transfer;
    private final Grants grants;
    /** Blocks with one copy where more were wanted, by index: kept back, because completion may want them again. */
    private final Map<Integer, Landed> thin = new ConcurrentHashMap<>();

    private final AtomicInteger copies;

    BlockRun(OpenUpload upload, BlockSender sender, Transfer transfer, Grants grants) {
        this.upload = upload;
        this.sender = sender;
        this.transfer = transfer;
        this.grants = grants;
        this.copies = new AtomicInteger(upload.ticket().replication());
    }

    /** Sends every block and waits until the DataNodes have them. */
    void sendAll(BlockCutter cutter) throws PanalException {
        boolean first = true;
        for (Optional<BlockContent> next = cutter.next(); next.isPresent(); next = cutter.next()) {
            BlockContent content = next.get();
            if (first && cutter.ended() && BlockGeometry.chunks(content.length()) <= SMALL_CHUNKS) {
                send(content, grants.next());
                return;
            }
            first = false;
            upload.takesLonger();
            BlockGrant grant = grants.next();
            transfer.start(() -> send(content, grant));
        }
        transfer.finish();
    }

    /** Makes the file visible; blocks that turn out to have too few copies are written again first. */
    Uploaded complete(RequestId request) throws PanalException {
        List<FinishedBlock> finished = grants.takeFinished();
        for (int round = 1; ; round++) {
            List<FinishedBlock> all = new ArrayList<>(finished);
            thin.values().forEach(landed -> all.add(landed.finished()));
            try {
                FileStatus status = upload.complete(handIn(all), request);
                thin.values().forEach(landed -> atMost(landed.copies()));
                return new Uploaded(status, copies.get());
            } catch (NoDataNodes tooFewCopies) {
                if (round == ROUNDS || !sendThinAgain()) {
                    throw tooFewCopies;
                }
                finished = new ArrayList<>(finished);
                finished.addAll(grants.takeFinished());
            }
        }
    }

    /** Hands in what is too much for one message; answers the rest. */
    private List<FinishedBlock> handIn(List<FinishedBlock> all) throws PanalException {
        int from = 0;
        for (; all.size() - from > AT_ONCE; from += AT_ONCE) {
            upload.handIn(all.subList(from, from + AT_ONCE));
        }
        return all.subList(from, all.size());
    }

    private void send(BlockContent content, BlockGrant grant) throws PanalException {
        landed(new BlockUpload(upload, sender, transfer, content).write(grant));
    }

    private void landed(Landed landed) {
        int index = landed.grant().index();
        if (landed.copies() > 1 || upload.ticket().replication() == 1) {
            thin.remove(index);
            grants.finished(landed.finished());
            atMost(landed.copies());
        } else {
            thin.put(index, landed);
        }
        landed.content().release();
    }

    /** Whether there was anything that could be sent again. */
    private boolean sendThinAgain() throws PanalException {
        boolean any = false;
        for (Landed landed : List.copyOf(thin.values())) {
            if (landed.content().outlivesRelease()) {
                any = true;
                transfer.start(() ->
                        landed(new BlockUpload(upload, sender, transfer, landed.content()).writeAgain(landed.grant())));
            }
        }
        transfer.finish();
        return any;
    }

    private void atMost(int seen) {
        copies.accumulateAndGet(seen, Math::min);
    }
}
