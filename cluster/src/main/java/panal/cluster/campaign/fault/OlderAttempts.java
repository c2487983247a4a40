package panal.cluster.campaign.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.RealService;
import panal.cluster.harness.StoredCopy;
import panal.protocol.block.BlockHeader;
import panal.protocol.block.BlockTrailer;
import panal.protocol.error.CorruptBlock;
import panal.protocol.value.BlockId;
import panal.protocol.value.BlockSum;

/** A node comes back with what an earlier attempt had written: whole blocks by themselves, with other bytes. */
final class OlderAttempts implements Fault {
    private static final int COPIES = 6;
    private static final int BYTES = 1_000;

    @Override
    public String name() {
        return "older-attempts";
    }

    @Override
    public String proves() {
        return "a DataNode comes back with blocks of an earlier attempt in the place of its copies, each right by itself:"
                + " nobody ever reads them, and they are replaced";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        stage.untilSomeMore();
        stage.node(1).kill();
        stage.untilDone(15);
        stage.node(1).start();
        stage.untilDone(15);
        RealService victim = stage.node(0);
        victim.kill();
        List<StoredCopy> copies = new ArrayList<>();
        for (StoredCopy copy : StoredCopy.all(stage.cluster())) {
            if (copy.slot() == stage.slots().get(0)) {
                copies.add(copy);
            }
        }
        // Those that really had an earlier attempt come first.
        copies.sort(Comparator.comparing(copy -> -copy.facts().orElseThrow().attempt()));
        for (StoredCopy copy : copies.subList(0, Math.min(COPIES, copies.size()))) {
            Files.write(copy.file(), earlier(copy, stage));
        }
        victim.start();
        stage.untilDone(30);
    }

    private static byte[] earlier(StoredCopy copy, Stage stage) throws IOException, CorruptBlock {
        BlockHeader now = BlockHeader.read(new BlockId(copy.block()), ByteBuffer.wrap(Files.readAllBytes(copy.file())));
        BlockHeader then = new BlockHeader(now.block(), Math.max(1, now.attempt() - 1), now.origin());
        byte[] data = new byte[1 + stage.random().nextInt(BYTES)];
        stage.random().nextBytes(data);
        CRC32C crc = new CRC32C();
        crc.update(data);
        ByteBuffer record = ByteBuffer.allocate(11 + data.length)
                .put((byte) 0x92)
                .put((byte) 0xCE)
                .putInt((int) crc.getValue())
                .put((byte) 0xC6)
                .putInt(data.length)
                .put(data);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(then.encode());
        file.write(record.array());
        file.write(new BlockTrailer(new BlockSum(data.length, (int) crc.getValue())).encode());
        return file.toByteArray();
    }
}
