package panal.datanode.store;

import java.nio.file.Path;
import panal.protocol.block.BlockGeometry;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;

/** A finished block and where it stands. */
record StoredBlock(Replica replica, DataDirectory directory, BlockGeometry geometry) {
    BlockId block() {
        return replica.block();
    }

    Path file() {
        return directory.finished(block());
    }

    /** The name for when it is not needed any more: no other file, now or later, has it. */
    Path trash() {
        return directory.deleted(block(), replica.attempt());
    }

    long fileBytes() {
        return geometry.fileBytes(replica.sum().length());
    }
}
