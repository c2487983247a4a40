package panal.protocol.block;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.FileId;
import panal.protocol.value.FilePath;
import panal.protocol.value.Packet;

/** Blocks to try things with. */
final class Blocks {
    static final BlockId ID = new BlockId(4711);
    static final BlockHeader HEADER =
            new BlockHeader(ID, 2, new BlockOrigin(new FileId(17), 3, new FilePath("/docs/café.txt")));

    private Blocks() {}

    static byte[] random(long seed, int length) {
        byte[] data = new byte[length];
        new Random(seed).nextBytes(data);
        return data;
    }

    static List<Packet> packets(byte[] data) {
        RecordEncoder encoder = new RecordEncoder();
        List<Packet> packets = new ArrayList<>();
        int at = 0;
        while (at < data.length) {
            at += encoder.put(data, at, data.length - at);
            packets.add(encoder.take());
        }
        return packets;
    }

    static byte[] file(BlockHeader header, byte[] data) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.encode());
        Crc32cSum sum = new Crc32cSum();
        for (Packet packet : packets(data)) {
            file.writeBytes(packet.records());
        }
        sum.append(Crc32cSum.of(data, 0, data.length), data.length);
        file.writeBytes(new BlockTrailer(sum.blockSum()).encode());
        return file.toByteArray();
    }
}
