package panal.protocol.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Values in their compact form, for wires that carry no Java objects. Reading throws an IOException also for fields that are
 * no such value.
 */
public final class CompactForm {
    private CompactForm() {}

    public static void write(FileStatus status, DataOutput out) throws IOException {
        new CompactWriter(out).status(status);
    }

    public static FileStatus status(DataInput in) throws IOException {
        return read(in, CompactReader::status);
    }

    public static void write(ListPage page, DataOutput out) throws IOException {
        new CompactWriter(out).page(page);
    }

    public static ListPage page(DataInput in) throws IOException {
        return read(in, CompactReader::page);
    }

    public static void write(ClusterStatus status, DataOutput out) throws IOException {
        new CompactWriter(out).cluster(status);
    }

    public static ClusterStatus cluster(DataInput in) throws IOException {
        return read(in, CompactReader::cluster);
    }

    public static void write(Usage usage, DataOutput out) throws IOException {
        SearchForm.write(usage, out);
    }

    public static Usage usage(DataInput in) throws IOException {
        return SearchForm.usage(in);
    }

    public static void write(FindQuery query, DataOutput out) throws IOException {
        SearchForm.write(query, out);
    }

    public static FindQuery findQuery(DataInput in) throws IOException {
        return read(in, values -> SearchForm.findQuery(values, in));
    }

    public static void write(FindPage page, DataOutput out) throws IOException {
        new CompactWriter(out).findPage(page);
    }

    public static FindPage findPage(DataInput in) throws IOException {
        return read(in, CompactReader::findPage);
    }

    public static void write(UsageQuery query, DataOutput out) throws IOException {
        SearchForm.write(query, out);
    }

    public static UsageQuery usageQuery(DataInput in) throws IOException {
        return read(in, values -> SearchForm.usageQuery(values, in));
    }

    public static void write(UsagePage page, DataOutput out) throws IOException {
        SearchForm.write(page, out);
    }

    public static UsagePage usagePage(DataInput in) throws IOException {
        return read(in, values -> SearchForm.usagePage(values, in));
    }

    public static void write(FileLayout layout, DataOutput out) throws IOException {
        new CompactWriter(out).layout(layout);
    }

    public static FileLayout layout(DataInput in) throws IOException {
        return read(in, CompactReader::layout);
    }

    public static void write(UploadRequest request, DataOutput out) throws IOException {
        new CompactWriter(out).uploadRequest(request);
    }

    public static UploadRequest uploadRequest(DataInput in) throws IOException {
        return read(in, CompactReader::uploadRequest);
    }

    public static void write(UploadGrant grant, DataOutput out) throws IOException {
        new CompactWriter(out).uploadGrant(grant);
    }

    public static UploadGrant uploadGrant(DataInput in) throws IOException {
        return read(in, CompactReader::uploadGrant);
    }

    public static void write(UploadTicket ticket, DataOutput out) throws IOException {
        new CompactWriter(out).ticket(ticket);
    }

    public static UploadTicket ticket(DataInput in) throws IOException {
        return read(in, CompactReader::ticket);
    }

    public static void writeGrants(List<BlockGrant> grants, DataOutput out) throws IOException {
        new CompactWriter(out).blockGrants(grants);
    }

    public static List<BlockGrant> grants(DataInput in) throws IOException {
        return read(in, CompactReader::blockGrants);
    }

    public static void writeFinished(List<FinishedBlock> blocks, DataOutput out) throws IOException {
        new CompactWriter(out).finishedBlocks(blocks);
    }

    public static List<FinishedBlock> finished(DataInput in) throws IOException {
        return read(in, CompactReader::finishedBlocks);
    }

    private interface Reading<T> {
        T read(CompactReader values) throws IOException;
    }

    private static <T> T read(DataInput in, Reading<T> reading) throws IOException {
        try {
            return reading.read(new CompactReader(in));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("malformed value: " + malformed.getMessage(), malformed);
        }
    }
}
