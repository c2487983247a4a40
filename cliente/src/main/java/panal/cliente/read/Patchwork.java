package panal.cliente.read;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import panal.protocol.block.RecordDecoder;
import panal.protocol.block.VerifiedRecords;
import panal.protocol.error.CorruptBlock;
import panal.protocol.error.PanalException;
import panal.protocol.value.LocatedBlock;
import panal.protocol.value.NodeName;
import panal.protocol.value.Packet;

/**
 * Reads a block of which there are only damaged replicas left: each chunk from one in which its record is right. Thread-safe.
 *
 * @param damaged who has one
 * @param givers takes in whose records were used
 */
record Patchwork(ReadContext context, LocatedBlock block, List<NodeName> damaged, Set<NodeName> givers) {
    private static final Logger log = LoggerFactory.getLogger(Patchwork.class);

    /** Verified records of these chunks; empty if one of them is right nowhere, or is not given. */
    Optional<VerifiedRecords> read(int firstChunk, int chunks) throws CorruptBlock {
        Optional<Packet> together = ask(firstChunk, chunks);
        if (together.isPresent()) {
            return Optional.of(decoder().verify(together.get(), firstChunk));
        }
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int chunk = firstChunk; chunk < firstChunk + chunks; chunk++) {
            Optional<Packet> one = ask(chunk, 1);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            records.writeBytes(one.get().records());
        }
        return Optional.of(decoder().verify(new Packet(firstChunk, records.toByteArray()), firstChunk));
    }

    private Optional<Packet> ask(int firstChunk, int chunks) {
        for (NodeName node : damaged) {
            try {
                Packet packet = context.nodes().call(node, n -> n.read(block.token(), firstChunk, chunks));
                if (decoder().verify(packet, firstChunk).chunks() == chunks) {
                    givers.add(node);
                    return Optional.of(packet);
                }
            } catch (PanalException failure) {
                log.debug(
                        "damaged replica has not got it block={} node={} chunk={} chunks={} reason={}",
                        block.block(),
                        node,
                        firstChunk,
                        chunks,
                        failure.getMessage());
            }
        }
        return Optional.empty();
    }

    private RecordDecoder decoder() {
        return RecordDecoder.reading(block.block(), block.sum().length());
    }
}
