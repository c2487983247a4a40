package panal.protocol.value;

import java.io.Serializable;

/** The CRC32C of a file's bytes, combined from its blocks' sums; does not depend on block size. */
public record FileSum(FilePath path, long length, int crc32c) implements Serializable {
    private static final long serialVersionUID = 1;
}
