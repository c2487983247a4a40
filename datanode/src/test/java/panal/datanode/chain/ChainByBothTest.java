package panal.datanode.chain;

import java.util.Set;

/** The second node has no streams: the first passes on to it by RMI, and so does it to the third. */
final class ChainByBothTest extends ChainBehaviour {
    @Override
    Set<Integer> streaming() {
        return Set.of(1, 3);
    }
}
