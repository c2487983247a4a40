package panal.datanode.store;

import java.nio.file.Path;
import panal.protocol.block.BlockGeometry;
import panal.protocol.value.BlockId;
import panal.protocol.value.Replica;

/**
 * A finished block's file. It is equal to itself only: a file that takes its place, be it with the same bytes, is another one,
 * so that what was learnt about the old file is never believed of the new one. Immutable.
 */
final class StoredBlock {
    private final Replica replica;
    private final DataDirectory directory;
    private final BlockGeometry geometry;

    StoredBlock(Replica replica, DataDirectory directory, BlockGeometry geometry) {
        this.replica = replica;
        this.directory = directory;
        this.geometry = geometry;
    }

    Replica replica() {
        return replica;
    }

    DataDirectory directory() {
        return directory;
    }

    BlockGeometry geometry() {
        return geometry;
    }

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

    /** Whether the other one's header and trailer say the same. */
    boolean saysTheSameAs(StoredBlock other) {
        return replica.equals(other.replica) && geometry.equals(other.geometry);
    }
}
