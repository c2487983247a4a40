package panal.namenode.rescue;

import panal.protocol.value.BlockId;
import panal.protocol.value.BlockOrigin;
import panal.protocol.value.BlockSum;

/**
 * The version of a block that is used: of its newest attempt the one with the most copies.
 *
 * @param copies good copies of just this version
 */
record FoundBlock(BlockId id, int attempt, BlockSum sum, BlockOrigin origin, int copies) {}
