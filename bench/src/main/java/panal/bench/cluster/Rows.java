package panal.bench.cluster;

import java.util.Locale;
import panal.bench.report.Row;
import panal.bench.report.Unit;
import panal.bench.system.Durability;

/** The names of all rows: jobs fill them, the report and the targets look them up. */
final class Rows {
    static final Row CALL = Row.of("bare RMI call", Unit.MICROSECONDS);
    static final Row CALLS = Row.of("bare RMI calls, 1 caller", Unit.PER_SECOND);
    static final Row PARALLEL_CALLS = Row.of("bare RMI calls, 4 callers", Unit.PER_SECOND);
    static final Row CREATE_FORCED = Row.of("create + fsync of 4 KiB", Unit.PER_SECOND);
    static final Row APPEND_FORCED = Row.of("append of 256 B + force", Unit.PER_SECOND);
    static final Row JVM = Row.of("bare JVM, whole process", Unit.SECONDS);
    static final Row STREAM = Row.of("one loopback stream", Unit.MB_PER_SECOND);
    static final Row READ_CACHED = Row.of("read from the page cache", Unit.MB_PER_SECOND);
    static final Row COPIES_TIME = Row.of("three plain copies, whole time", Unit.SECONDS);

    static final Row ONE_SHOT_LIST =
            Row.of("one-shot ls, whole process", Unit.SECONDS).boundBy(JVM);
    static final Row ONE_SHOT_FIND =
            Row.of("one-shot find, whole process", Unit.SECONDS).boundBy(JVM);
    static final Row START_EMPTY =
            Row.of("start to first accepted write, empty", Unit.SECONDS).boundBy(JVM);
    static final Row START_FILLED =
            Row.of("start to first accepted write, with blocks", Unit.SECONDS).boundBy(JVM);
    static final Row ALL_SERVERS = Row.of("resident memory, all servers", Unit.MIB);
    static final Row ALL_SERVERS_ONCE = Row.of("resident memory, all servers, shared pages once", Unit.MIB);

    private Rows() {}

    static Row copies(int copies, boolean forced) {
        String what = copies == 1 ? "plain copy" : copies + " plain copies at once";
        return Row.of(what + (forced ? " + fsync" : ", page cache"), Unit.MB_PER_SECOND);
    }

    static Row write(String size, int copies, Durability durability) {
        return Row.of("write " + size + how(copies, durability), Unit.MB_PER_SECOND)
                .boundBy(copies(copies, durability == Durability.SYNCED));
    }

    static Row read(String size, int copies, Durability durability) {
        return Row.of("read " + size + " to nowhere" + how(copies, durability), Unit.MB_PER_SECOND)
                .boundBy(STREAM);
    }

    static Row download(String size, int copies, Durability durability) {
        return Row.of("download " + size + " to a file" + how(copies, durability), Unit.MB_PER_SECOND)
                .boundBy(copies(1, false));
    }

    /** Small files against bare calls: each needs one at least. */
    static Row small(String what, int clients, int copies, Durability durability) {
        Row limit = clients == 1 ? CALLS : PARALLEL_CALLS;
        String who = clients == 1 ? ", 1 client" : ", " + clients + " clients";
        return Row.of(what + who + how(copies, durability), Unit.PER_SECOND).boundBy(limit);
    }

    static Row list(int entries, int copies, Durability durability) {
        return Row.of(
                "list " + String.format(Locale.ROOT, "%,d", entries) + " entries" + how(copies, durability),
                Unit.MILLISECONDS);
    }

    static Row oneShotUpload(String size, int copies, Durability durability) {
        Row row = Row.of("one-shot upload of " + size + ", whole process" + how(copies, durability), Unit.SECONDS);
        return copies == 3 ? row.boundBy(COPIES_TIME) : row;
    }

    static Row memory(String process) {
        return Row.of("resident memory, " + process, Unit.MIB);
    }

    /** The CPU seconds of a whole process, and of the servers meanwhile. */
    static Row cpuTime(Row time) {
        return Row.of(time.work() + ", CPU", Unit.SECONDS);
    }

    private static String how(int copies, Durability durability) {
        return (copies == 1 ? ", 1 copy, " : ", " + copies + " copies, ") + durability;
    }
}
