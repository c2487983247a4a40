package panal.cliente.console.command.file;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import panal.cliente.console.output.HumanSize;
import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Screen;
import panal.protocol.value.Change;
import panal.protocol.value.ChangeKind;
import panal.protocol.value.FileStatus;

/** Prints changes, a line each, up to a number of them. For one thread. */
final class ChangeLines {
    /** Files that are remembered as told: what a look after a gap finds is told by one of both ways. */
    private static final int REMEMBERED = 1_000;

    private final Screen screen;
    private final ZoneId zone;
    private final boolean json;
    private final Set<Written> written = new LinkedHashSet<>();
    private long left;

    /**
     * Lines to come.
     *
     * @param count at most so many, positive
     */
    ChangeLines(Screen screen, ZoneId zone, boolean json, long count) {
        this.screen = screen;
        this.zone = zone;
        this.json = json;
        this.left = count;
    }

    private record Written(String path, long timeMillis) {}

    /** Whether that was all. */
    boolean isComplete() {
        return left == 0;
    }

    void print(Change change) {
        if (left > 0 && (change.kind() != ChangeKind.WRITTEN || isNews(change))) {
            left--;
            screen.line(json ? json(change) : text(change));
        }
    }

    /** Prints a file that was written, as far as can be seen afterwards. */
    void found(FileStatus file) {
        print(new Change(
                1, ChangeKind.WRITTEN, file.path(), "", false, file.length(), file.modifiedMillis(), file.owner()));
    }

    /** Says to a program that something may be missing here. */
    void gap(long sinceMillis) {
        if (json) {
            screen.line(new JsonLine()
                    .add("change", "gap")
                    .add("since", Moment.iso(sinceMillis))
                    .toString());
        }
    }

    private boolean isNews(Change change) {
        boolean news = written.add(new Written(change.path().text(), change.timeMillis()));
        if (written.size() > REMEMBERED) {
            written.remove(written.iterator().next());
        }
        return news;
    }

    private static String json(Change change) {
        JsonLine line = new JsonLine()
                .add("change", word(change.kind()))
                .add("path", change.path().text())
                .add("directory", change.directory())
                .add("length", change.length())
                .add("time", Moment.iso(change.timeMillis()))
                .add("by", change.by());
        return (change.from().isEmpty() ? line : line.add("from", change.from())).toString();
    }

    private String text(Change change) {
        boolean sized = change.kind() == ChangeKind.WRITTEN;
        String slash = change.directory() ? "/" : "";
        String from = change.from().isEmpty() ? "" : screen.name(change.from()) + slash + " -> ";
        return String.format(
                Locale.ROOT,
                "%s  %-7s  %-8s  %5s  %s%s%s",
                Moment.toTheSecond(change.timeMillis(), zone),
                said(change.kind()),
                screen.name(change.by()),
                sized ? HumanSize.of(change.length()) : "-",
                from,
                screen.name(change.path().text()),
                slash);
    }

    private String said(ChangeKind kind) {
        return screen.texts()
                .text(
                        switch (kind) {
                            case MADE -> "watch.made";
                            case WRITTEN -> "watch.written";
                            case MOVED -> "watch.moved";
                            case DELETED -> "watch.deleted";
                        });
    }

    private static String word(ChangeKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
