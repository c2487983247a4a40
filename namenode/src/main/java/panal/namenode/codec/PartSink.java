package panal.namenode.codec;

import java.io.IOException;

/** Takes many edits, some at a time. */
@FunctionalInterface
public interface PartSink {
    /** {@code count} edits, one msgpack map each, back to back. */
    void part(int count, byte[] edits) throws IOException;
}
