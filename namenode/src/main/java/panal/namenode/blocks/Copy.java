package panal.namenode.blocks;

import panal.protocol.value.NodeId;

/** One node's replica of a block. */
public record Copy(NodeId node, int attempt, int crc32c, CopyState state) {
    /** Whether it is as its file's block should be, and stays. */
    public boolean good() {
        return state == CopyState.GOOD;
    }
}
