package panal.cluster.campaign.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import panal.cluster.campaign.stage.Fault;
import panal.cluster.campaign.stage.Stage;
import panal.cluster.harness.Damage;
import panal.cluster.harness.RealService;
import panal.cluster.harness.StoredCopy;

/** Bits flip and files lose their ends, on every disk, but never all copies of a block. */
final class DamagedCopies implements Fault {
    private static final int BLOCKS = 12;

    private final boolean truncating;

    private DamagedCopies(boolean truncating) {
        this.truncating = truncating;
    }

    static Fault flipping() {
        return new DamagedCopies(false);
    }

    static Fault truncating() {
        return new DamagedCopies(true);
    }

    @Override
    public String name() {
        return truncating ? "truncated-blocks" : "flipped-bits";
    }

    @Override
    public String proves() {
        return (truncating ? "block files lose their ends" : "bits flip in block files")
                + ", in all but one of a block's copies: readers get the right bytes, a scrub finds every bad copy, and each"
                + " is replaced by a good one";
    }

    @Override
    public void strike(Stage stage) throws Exception {
        stage.untilDone(40);
        Map<Long, List<StoredCopy>> blocks = new TreeMap<>();
        for (StoredCopy copy : StoredCopy.all(stage.cluster())) {
            blocks.computeIfAbsent(copy.block(), number -> new ArrayList<>()).add(copy);
        }
        List<List<StoredCopy>> chosen = new ArrayList<>(blocks.values());
        // A block that is being written may have but one copy that is finished.
        chosen.removeIf(copies -> copies.size() < replication());
        Collections.shuffle(chosen, stage.random());
        for (List<StoredCopy> copies : chosen.subList(0, Math.min(BLOCKS, chosen.size()))) {
            Collections.shuffle(copies, stage.random());
            for (StoredCopy copy : copies.subList(1, 2 + stage.random().nextInt(copies.size() - 1))) {
                hurt(stage, copy);
            }
        }
        stage.untilDone(20);
    }

    @Override
    public void mend(Stage stage) {
        for (RealService node : stage.cluster().dataNodes()) {
            stage.cluster().console().ok("scrub", node.name());
        }
    }

    @Override
    public List<String> expectedInLogs() {
        return List.of("block damaged block=", "damaged block set aside");
    }

    private void hurt(Stage stage, StoredCopy copy) throws IOException {
        if (!Files.exists(copy.file())) {
            // Its file has been deleted meanwhile.
            return;
        }
        if (truncating) {
            Damage.truncate(copy.file(), stage.random());
        } else {
            Damage.flipABit(copy.file(), stage.random());
        }
    }
}
