package panal.namenode.journal;

import java.io.IOException;
import panal.namenode.codec.PartSink;

/** The whole state as of one transaction, as edits in the codec of the batches. */
public interface Image {
    /** The last transaction that is in it. */
    long transaction();

    /** Hands out the edits in order, some at a time. May be called again. */
    void parts(PartSink sink) throws IOException;
}
