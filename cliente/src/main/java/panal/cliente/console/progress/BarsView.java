package panal.cliente.console.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import panal.cliente.console.output.DisplayWidth;
import panal.cliente.console.output.Screen;
import panal.cliente.console.output.TerminalSize;

/**
 * Bars at the bottom of a terminal, for what takes more than a second: the total on top, below it the files under way, and
 * the blocks of each where there is room. Never more than half of the terminal.
 */
final class BarsView implements View {
    private static final long DUE_MILLIS = 1_000;
    private static final long EVERY_MILLIS = 200;
    /** Whoever draws nothing for so long was stopped by the person, who has seen other things on the terminal since. */
    private static final long AWAY_MILLIS = 3_000;

    private final Screen screen;
    private final TerminalSize size;
    private final BooleanSupplier foreground;
    private final CommandTotal command;
    private boolean drawn;
    private long lastMillis;

    /** @param foreground whether the terminal is this program's now */
    BarsView(Screen screen, TerminalSize size, BooleanSupplier foreground, long nowMillis) {
        this.screen = screen;
        this.size = size;
        this.foreground = foreground;
        this.command = new CommandTotal(screen.texts(), nowMillis);
        this.lastMillis = nowMillis;
    }

    @Override
    public Pace pace() {
        return new Pace(DUE_MILLIS, EVERY_MILLIS);
    }

    @Override
    public void frame(Workload work, long nowMillis) {
        boolean here = foreground.getAsBoolean();
        if (!here || nowMillis - lastMillis > AWAY_MILLIS) {
            screen.leaveFooter();
        }
        lastMillis = nowMillis;
        Row total = command.read(work, nowMillis);
        TerminalSize.Size terminal = size.at(nowMillis);
        // The last column stays free: some terminals begin a new line when it is written.
        int columns = terminal.columns() - 1;
        List<String> lines = lines(work, nowMillis, total, columns, Math.max(1, terminal.rows() / 2));
        if (here) {
            drawn |= !lines.isEmpty();
            screen.footer(lines);
        }
    }

    @Override
    public boolean finished(Workload work, long nowMillis) {
        screen.takeFooterAway();
        return true;
    }

    @Override
    public void stopped(Workload work, long nowMillis, String advice) {
        screen.takeFooterAway();
        command.stopped(drawn, advice).ifPresent(screen::parting);
    }

    private List<String> lines(Workload work, long nowMillis, Row total, int columns, int most) {
        List<Row> rows = new ArrayList<>();
        if (work.sums().several()) {
            rows.add(total);
        }
        List<FileTrack> files = work.active().stream()
                .filter(track -> track.age(nowMillis) >= DUE_MILLIS)
                .toList();
        int room = most - rows.size();
        int shown = files.size() <= room ? files.size() : Math.max(0, room - 1);
        int blocks = files.stream().mapToInt(FileTrack::blocksShown).sum();
        boolean withBlocks = files.size() + blocks <= room;
        files.subList(0, shown).forEach(track -> {
            rows.add(track.row(nowMillis, screen.texts()));
            rows.addAll(withBlocks ? track.blockRows(screen.texts()) : List.of());
        });
        return written(rows, columns, room > 0 ? files.size() - shown : 0);
    }

    private List<String> written(List<Row> rows, int columns, int more) {
        int names =
                rows.stream().mapToInt(row -> DisplayWidth.of(row.name())).max().orElse(0);
        BarText text = new BarText(columns, names, screen.texts());
        List<String> lines = new ArrayList<>(rows.stream().map(text::line).toList());
        if (more > 0) {
            lines.add(text.line(screen.texts().text("transfer.more", more)));
        }
        return lines;
    }
}
