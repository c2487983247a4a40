package panal.cliente.console.progress;

import panal.cliente.console.output.Screen;

/** A message now and then, where nothing can be drawn: rarely enough for the mail of a cron job. */
final class LinesView implements View {
    private static final long EVERY_MILLIS = 10_000;

    private final Screen screen;
    private final CommandTotal command;
    private boolean told;

    LinesView(Screen screen, long nowMillis) {
        this.screen = screen;
        this.command = new CommandTotal(screen.texts(), nowMillis);
    }

    @Override
    public Pace pace() {
        return new Pace(EVERY_MILLIS, EVERY_MILLIS);
    }

    @Override
    public void frame(Workload work, long nowMillis) {
        Row now = command.read(work, nowMillis);
        if (!work.active().isEmpty()) {
            told = true;
            screen.message(now.name() + ": " + new Figures(screen.texts()).sentence(now));
        }
    }

    @Override
    public boolean finished(Workload work, long nowMillis) {
        return told;
    }

    @Override
    public void stopped(Workload work, long nowMillis, String advice) {
        command.stopped(told, advice).ifPresent(screen::parting);
    }
}
