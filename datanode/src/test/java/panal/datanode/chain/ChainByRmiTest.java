package panal.datanode.chain;

import java.util.Set;

/** No node has streams: blocks are passed on by RMI alone. */
final class ChainByRmiTest extends ChainBehaviour {
    @Override
    Set<Integer> streaming() {
        return Set.of();
    }
}
