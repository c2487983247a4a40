package panal.protocol.value;

import java.io.Serializable;

/**
 * What a DataNode does besides serving clients.
 *
 * @param copying ordered copies under way or waiting
 * @param copiedBlocks ordered copies made since its start
 * @param copiedBytes their bytes of data
 * @param scrubbedBlocks blocks verified in the round under way
 * @param scrubBlocks blocks that this round has to verify in all
 * @param lastScrubMillis when the last whole round ended, in milliseconds since 1970; 0 if none has
 * @param corruptFound corrupt replicas that scrubbing found since its start
 */
public record NodeWork(
        int copying,
        long copiedBlocks,
        long copiedBytes,
        long scrubbedBlocks,
        long scrubBlocks,
        long lastScrubMillis,
        long corruptFound)
        implements Serializable {
    private static final long serialVersionUID = 1;

    public static final NodeWork NONE = new NodeWork(0, 0, 0, 0, 0, 0, 0);
}
