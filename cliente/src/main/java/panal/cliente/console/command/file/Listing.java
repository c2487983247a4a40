package panal.cliente.console.command.file;

import java.util.ArrayList;
import java.util.List;
import panal.cliente.console.output.Moment;
import panal.cliente.console.output.Paint;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.Table;
import panal.cliente.console.shell.Shell;
import panal.protocol.value.FileStatus;

/**
 * The entries of one directory on their way to the screen. Without an order they pass through a page at a time; with one
 * they are all kept until the end. For one thread.
 */
final class Listing {
    /** Entries whose columns are made as wide as each other. */
    private static final int PAGE = 1_000;

    private final Shell shell;
    private final ListingStyle style;
    private final Paint paint;
    private final boolean wholePaths;
    private final List<FileStatus> waiting = new ArrayList<>();

    Listing(Shell shell, ListingStyle style, Paint paint, String directory) {
        this.paint = paint;
        this.shell = shell;
        this.style = style;
        this.wholePaths = directory.isEmpty();
    }

    void add(FileStatus status) {
        waiting.add(status);
        if (style.order().isEmpty() && waiting.size() >= PAGE && !wholePaths) {
            print();
        }
    }

    /** An entry that is shown with its whole path, because it was asked for by name. */
    void addByPath(FileStatus status) {
        waiting.add(status);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Prints what still waits. */
    void end() {
        style.order().ifPresent(waiting::sort);
        print();
    }

    private void print() {
        Screen screen = shell.screen();
        if (style.json()) {
            waiting.forEach(status -> screen.line(FileJson.of(status)));
        } else if (style.detailed()) {
            Table table = Table.of("lrllrll");
            waiting.forEach(status -> table.row(cells(status)));
            screen.table(table);
        } else {
            waiting.forEach(status -> screen.line(shown(status)));
        }
        waiting.clear();
    }

    private String[] cells(FileStatus status) {
        return new String[] {
            Permissions.of(status),
            status.isDirectory() ? "-" : Integer.toString(status.replication()),
            shell.screen().name(status.owner()),
            shell.screen().name(status.group()),
            status.isDirectory() ? "-" : style.size(status.length()),
            Moment.shortly(status.modifiedMillis(), shell.clock().getZone()),
            shown(status)
        };
    }

    private String shown(FileStatus status) {
        String name = wholePaths ? status.path().text() : status.path().name();
        String safe = shell.screen().name(name);
        return status.isDirectory() ? paint.directory(safe) + (status.path().isRoot() ? "" : "/") : safe;
    }
}
