package panal.cliente;

import panal.protocol.block.BlockGeometry;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Packet;

/** A finished block of a {@link FakeDataNode}: its records one after the other. */
record FakeReplica(int attempt, BlockSum sum, Packet all) {
    byte[] records() {
        return all.records();
    }

    /** Flips a bit of the record with this number, if there is one. */
    FakeReplica withFlippedBitIn(int chunk) {
        byte[] records = records().clone();
        int at = chunk * BlockGeometry.RECORD_BYTES + BlockGeometry.RECORD_OVERHEAD;
        if (at < records.length) {
            records[at] ^= 1;
        }
        return new FakeReplica(attempt, sum, new Packet(0, records));
    }
}
