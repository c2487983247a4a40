package panal.namenode.blocks;

import panal.protocol.value.NodeId;

/**
 * One node's replica of a block.
 *
 * @param good whether its bytes are, as far as is known, those that its file's block has; any are for a block of no file
 */
public record Copy(NodeId node, int attempt, int crc32c, boolean good) {}
