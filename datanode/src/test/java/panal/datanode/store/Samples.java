package panal.datanode.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.RecordEncoder;
import panal.protocol.error.PanalException;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;
import panal.protocol.value.Durability;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Packet;
import panal.protocol.value.Replica;

/** Blocks to store. */
final class Samples {
    private Samples() {}

    static BlockHeader header(long block, int attempt) {
        return new BlockHeader(
                new BlockId(block), attempt, new BlockOrigin(new FileId(1), 0, new FilePath("/a/file.txt")));
    }

    static byte[] data(long seed, int length) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }

    /** Writes all of a block but its end. */
    static BlockSum append(UnfinishedBlock block, byte[] data) throws PanalException {
        RecordEncoder encoder = new RecordEncoder();
        int at = 0;
        while (at < data.length) {
            at += encoder.put(data, at, data.length - at);
            Packet packet = encoder.take();
            ByteBuffer records = ByteBuffer.wrap(packet.records());
            block.append(records, block.verify(packet.firstChunk(), records));
        }
        return encoder.sum();
    }

    static Finished store(BlockStore store, long block, int attempt, byte[] data) throws PanalException {
        UnfinishedBlock unfinished = store.begin(header(block, attempt));
        return unfinished.finish(append(unfinished, data), Durability.SYNCED);
    }

    /** Deletes replicas as an order does of which the NameNode knows all; says how many were there. */
    static int delete(BlockStore store, List<Replica> replicas) {
        store.stock().acknowledged(store.stock().all().asOf(), false);
        int deleted = 0;
        for (BlockStore.Deletable file : store.deletable(replicas)) {
            deleted += file.delete() ? 1 : 0;
        }
        return deleted;
    }

    static StoreSettings in(Path... directories) {
        return new StoreSettings(List.of(directories), Long.MAX_VALUE, 0);
    }

    /** Files of blocks under a data directory, finished or not. */
    static List<Path> blockFiles(Path directory, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("blocks"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
