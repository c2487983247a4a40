package panal.cliente.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private final OpenUpload upload;
    private final BlockSender sender;
    private final Transfer transfer;
    private final Grants grants;
    private final LandedBlocks landed;

    BlockRun(OpenUpload upload, BlockSender sender, Transfer transfer, Grants grants) {
        this.upload = upload;
        this.sender = sender;
        this.transfer = transfer;
        this.grants = grants;
        this.landed = upload.landed();
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
            if (first) {
                first = false;
                upload.takesLonger();
            } else {
                upload.hasSeveralBlocks();
            }
            BlockGrant grant = grants.next();
            transfer.start(() -> send(content, grant));
        }
        transfer.finish();
    }

    /** Makes the file visible; blocks that turn out to have too few copies are written again first. */
    FileStatus complete(RequestId request) throws PanalException {
        List<FinishedBlock> finished = new ArrayList<>(landed.takeAll());
        try {
            for (int round = 1; ; round++) {
                try {
                    return upload.complete(handIn(landed.named(finished)), request);
                } catch (NoDataNodes tooFewCopies) {
                    if (round == ROUNDS || !sendThinAgain()) {
                        throw tooFewCopies;
                    }
                    finished.addAll(landed.takeAll());
                }
            }
        } catch (PanalException failure) {
            landed.putBack(finished);
            throw failure;
        }
    }

    /** Hands in what is too much for one message; answers the rest. */
    private List<FinishedBlock> handIn(List<FinishedBlock> all) throws PanalException {
        int from = 0;
        for (; all.size() - from > LandedBlocks.AT_ONCE; from += LandedBlocks.AT_ONCE) {
            upload.handIn(all.subList(from, from + LandedBlocks.AT_ONCE));
        }
        return all.subList(from, all.size());
    }

    private void send(BlockContent content, BlockGrant grant) throws PanalException {
        landed(new BlockUpload(upload, sender, transfer, content).write(grant));
    }

    private void landed(Landed block) {
        upload.landed(block);
        block.content().release();
    }

    /** Whether there was anything that could be sent again. */
    private boolean sendThinAgain() throws PanalException {
        boolean any = false;
        for (Landed thin : landed.thin()) {
            if (thin.content().outlivesRelease()) {
                any = true;
                transfer.start(() ->
                        landed(new BlockUpload(upload, sender, transfer, thin.content()).writeAgain(thin.grant())));
            }
        }
        transfer.finish();
        return any;
    }
}
