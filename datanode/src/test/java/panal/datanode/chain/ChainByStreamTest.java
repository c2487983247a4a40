package panal.datanode.chain;

import java.util.Set;

/** The same as by RMI, but that the nodes pass blocks on by streams. */
final class ChainByStreamTest extends ChainBehaviour {
    @Override
    Set<Integer> streaming() {
        return Set.of(1, 2, 3);
    }
}
