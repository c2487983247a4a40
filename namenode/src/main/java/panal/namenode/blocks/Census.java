package panal.namenode.blocks;

import java.util.List;

/**
 * What a NameNode has heard since its start.
 *
 * @param fileBlocks blocks that files need
 * @param present those of them that some node has
 * @param missing members that belong and have not reported all they have, for people: names
 */
public record Census(long fileBlocks, long present, List<String> missing) {
    public Census {
        missing = List.copyOf(missing);
    }
}
