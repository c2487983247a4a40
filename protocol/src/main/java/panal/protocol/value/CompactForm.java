package panal.protocol.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Values in their compact form, for wires that carry no Java objects. Reading throws an IOException also for fields that are
 * no such value.
 */
public final class CompactForm {
    private CompactForm() {}

    public static void write(FileStatus status, DataOutput out) throws IOException {
        new CompactWriter(out).status(status);
    }

    public static void write(ListPage page, DataOutput out) throws IOException {
        new CompactWriter(out).page(page);
    }

    public static void write(ClusterStatus status, DataOutput out) throws IOException {
        new CompactWriter(out).cluster(status);
    }

    public static ClusterStatus cluster(DataInput in) throws IOException {
        try {
            return new CompactReader(in).cluster();
        } catch (IllegalArgumentException malformed) {
            throw malformed(malformed);
        }
    }

    public static FileStatus status(DataInput in) throws IOException {
        try {
            return new CompactReader(in).status();
        } catch (IllegalArgumentException malformed) {
            throw malformed(malformed);
        }
    }

    public static ListPage page(DataInput in) throws IOException {
        try {
            return new CompactReader(in).page();
        } catch (IllegalArgumentException malformed) {
            throw malformed(malformed);
        }
    }

    private static IOException malformed(IllegalArgumentException why) {
        return new IOException("malformed value: " + why.getMessage(), why);
    }
}
