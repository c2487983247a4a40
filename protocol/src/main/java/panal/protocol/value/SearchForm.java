package panal.protocol.value;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The compact form of searches and of sums over trees; {@link CompactWriter} and {@link CompactReader} have the others. */
final class SearchForm {
    private SearchForm() {}

    static void write(FindQuery query, DataOutput out) throws IOException {
        out.writeUTF(query.path().text());
        out.writeUTF(query.after());
        out.writeInt(query.limit());
        out.writeBoolean(query.sums());
        write(query.test(), out);
    }

    private static void write(FindTest test, DataOutput out) throws IOException {
        out.writeShort(test.names().size());
        for (NamePattern name : test.names()) {
            out.writeUTF(name.text());
            out.writeBoolean(name.anyCase());
        }
        out.writeBoolean(test.files());
        out.writeBoolean(test.directories());
        out.writeLong(test.fewest());
        out.writeLong(test.most());
        out.writeLong(test.since());
        out.writeLong(test.until());
        out.writeUTF(test.owner());
        out.writeInt(test.shallowest());
        out.writeInt(test.deepest());
    }

    static FindQuery findQuery(CompactReader values, DataInput in) throws IOException {
        FilePath path = values.path();
        String after = in.readUTF();
        int limit = in.readInt();
        boolean sums = in.readBoolean();
        return new FindQuery(path, after, limit, findTest(values, in), sums);
    }

    private static FindTest findTest(CompactReader values, DataInput in) throws IOException {
        int count = values.count(FindTest.NAMES_MAX);
        List<NamePattern> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            names.add(new NamePattern(in.readUTF(), in.readBoolean()));
        }
        return new FindTest(
                names,
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readUTF(),
                in.readInt(),
                in.readInt());
    }

    static void write(UsageQuery query, DataOutput out) throws IOException {
        out.writeUTF(query.path().text());
        out.writeUTF(query.after());
        out.writeInt(query.limit());
        out.writeInt(query.deepest());
        out.writeBoolean(query.files());
    }

    static UsageQuery usageQuery(CompactReader values, DataInput in) throws IOException {
        return new UsageQuery(values.path(), in.readUTF(), in.readInt(), in.readInt(), in.readBoolean());
    }

    static void write(Usage usage, DataOutput out) throws IOException {
        out.writeLong(usage.directories());
        out.writeLong(usage.files());
        out.writeLong(usage.length());
        out.writeLong(usage.stored());
    }

    static Usage usage(DataInput in) throws IOException {
        return new Usage(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }

    static void write(UsagePage page, DataOutput out) throws IOException {
        out.writeShort(page.parts().size());
        for (UsagePart part : page.parts()) {
            out.writeUTF(part.path().text());
            out.writeBoolean(part.directory());
            write(part.usage(), out);
        }
        out.writeShort(page.closed().size());
        for (FilePath closed : page.closed()) {
            out.writeUTF(closed.text());
        }
        out.writeUTF(page.next());
    }

    static UsagePage usagePage(CompactReader values, DataInput in) throws IOException {
        int count = values.count(Limits.PAGE_ENTRIES);
        List<UsagePart> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(new UsagePart(values.path(), in.readBoolean(), usage(in)));
        }
        int closedCount = values.count(Limits.PAGE_ENTRIES);
        List<FilePath> closed = new ArrayList<>(closedCount);
        for (int i = 0; i < closedCount; i++) {
            closed.add(values.path());
        }
        return new UsagePage(parts, closed, in.readUTF());
    }
}
