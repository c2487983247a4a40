package panal.cliente.console.progress;

import panal.cliente.console.output.JsonLine;
import panal.cliente.console.output.Screen;

/**
 * What happens as JSON lines on standard output, described in docs/operating/clients.md. Events of one file stand in order;
 * what is not known is left out. Thread-safe: its lock keeps a file's progress before its end.
 */
final class EventsView implements View {
    private static final long EVERY_MILLIS = 1_000;

    private final Screen screen;
    private final long beginMillis;
    private final CommandTotal command;

    EventsView(Screen screen, long nowMillis) {
        this.screen = screen;
        this.beginMillis = nowMillis;
        this.command = new CommandTotal(screen.texts(), nowMillis);
    }

    @Override
    public Pace pace() {
        return new Pace(EVERY_MILLIS, EVERY_MILLIS);
    }

    @Override
    public synchronized void begun(FileTrack track) {
        print(known(of("begin", track), "total", track.total()));
    }

    @Override
    public synchronized void whole(FileTrack track, long nowMillis) {
        print(of("end", track).add("done", track.done()).add("millis", track.age(nowMillis)));
    }

    @Override
    public synchronized void failed(FileTrack track, String why) {
        JsonLine event = of("failed", track).add("done", track.done());
        print(why.isEmpty() ? event : event.add("error", why));
    }

    @Override
    public synchronized void frame(Workload work, long nowMillis) {
        for (FileTrack track : work.active()) {
            Row row = track.row(nowMillis, screen.texts());
            if (!track.hasEnded()) {
                print(figures(of("progress", track), row));
            }
        }
        Row all = command.read(work, nowMillis);
        Sums sums = work.sums();
        JsonLine total = event("total").add("files", sums.files()).add("failed", sums.failed());
        print(figures(sums.counting() ? total : total.add("expected", sums.expected()), all));
        screen.flush();
    }

    @Override
    public synchronized boolean finished(Workload work, long nowMillis) {
        summary(work.sums(), nowMillis, true);
        return false;
    }

    @Override
    public synchronized void stopped(Workload work, long nowMillis, String advice) {
        summary(work.sums(), nowMillis, false);
    }

    private void summary(Sums sums, long nowMillis, boolean finished) {
        print(event("summary")
                .add("files", sums.files())
                .add("failed", sums.failed())
                .add("done", sums.done())
                .add("millis", nowMillis - beginMillis)
                .add("finished", finished));
        screen.flush();
    }

    private void print(JsonLine event) {
        screen.line(event.toString());
    }

    private static JsonLine event(String name) {
        return new JsonLine().add("event", name);
    }

    private static JsonLine of(String name, FileTrack track) {
        return event(name).add("from", track.from()).add("to", track.to());
    }

    private static JsonLine figures(JsonLine event, Row row) {
        known(event.add("done", row.done()), "total", row.total()).add("rate", row.rate());
        return known(event, "secondsLeft", row.secondsLeft());
    }

    private static JsonLine known(JsonLine event, String name, long value) {
        return value < 0 ? event : event.add(name, value);
    }
}
