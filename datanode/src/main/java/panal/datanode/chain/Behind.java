package panal.datanode.chain;

import java.nio.ByteBuffer;
import java.util.List;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Receipt;

/**
 * The nodes behind this one, for one block. A node that fails or is too slow is dropped: the block goes on without it, and
 * it gives no receipt; so nothing here throws. One call at a time, but for {@link #end}.
 */
interface Behind {
    /** For a node that is the last one, or whose next ones were all dropped. */
    Behind NOBODY = new Behind() {
        @Override
        public void send(int firstChunk, ByteBuffer records) {
            // There is nobody to send it to.
        }

        @Override
        public void finish(BlockSum sum, long patienceMillis) {
            // There is nobody to tell.
        }

        @Override
        public List<Receipt> receipts(long waitMillis) {
            return List.of();
        }

        @Override
        public void end() {
            // There is nothing to end.
        }
    };

    /** Passes verified records on; the buffer, whose position stays, is the caller's again when this returns. */
    void send(int firstChunk, ByteBuffer records);

    /** Lets the block end; {@link #receipts} has the outcome. */
    void finish(BlockSum sum, long patienceMillis);

    /** The receipts of the nodes behind, or none when they do not come in time. */
    List<Receipt> receipts(long waitMillis);

    /** Nothing more is to be passed on: gives the block up behind, unless it is finished there. */
    void end();
}
