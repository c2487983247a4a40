package panal.namenode.namespace;

import java.util.List;

/** A file's bytes, as blocks. Sealed, because there will be another kind (striped) with other rules. */
public sealed interface Content permits ReplicatedContent {
    /** Bytes in all. */
    long length();

    /** Bytes that a block may have at most. */
    long blockSize();

    /** Wanted copies of each byte. */
    int copies();

    /** In the order of the file's bytes. */
    List<StoredBlock> blocks();

    /** Where block {@code index} begins in the file: the sum of the lengths before it. */
    long offset(int index);
}
