package panal.namenode.blocks;

/**
 * What depends on one node.
 *
 * @param blocks of files, of which it has a copy and too few others count
 * @param bytes of these blocks
 * @param unsettled blocks of uploads under way that it has; whether they will be too few shows when the upload ends
 */
public record Debt(int blocks, long bytes, int unsettled) {}
